import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../app/language.tsx'
import styles from './dialog.module.css'
import { useFocusReturn } from './use-focus-return.ts'

/** A window over the screen, with its name and a way out. `size` is its width in px. */
export function Dialog({
  title,
  size,
  onClose,
  children,
}: {
  title: string
  size: number
  onClose: () => void
  children: ReactNode
}) {
  const t = useT()
  useFocusReturn()
  return (
    <Modal.Root opened onClose={onClose} size={size}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <div className={styles['head']}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('shell:close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
