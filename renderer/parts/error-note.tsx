import { Alert } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from './copy-button.tsx'
import { useT } from '../app/language.tsx'
import { toAppError } from '../../shared/errors.ts'
import { errorSentence } from '../../shared/locales/error-sentence.ts'
import styles from './error-note.module.css'

/** What happened, what was kept and what to do, where it happened; it stays until it is solved. */
export function ErrorNote({ error, children }: { error: unknown; children?: ReactNode }) {
  const t = useT()
  const view = toAppError(error).view
  // Neither code nor parameters ever carry a number or a cell: this may be sent to strangers.
  const details = JSON.stringify({ ...view, at: new Date().toISOString() })
  return (
    <Note tone="trouble" role="alert">
      <div className={styles['trouble']}>
        <span>{errorSentence(view, t)}</span>
        <CopyButton text={details} label={t('shell:details.copy')} quiet />
      </div>
      {children}
    </Note>
  )
}

/** A sentence set apart: `trouble` stops the way, `caution` asks for a look. */
export function Note({
  tone,
  role,
  children,
}: {
  tone: 'trouble' | 'caution'
  role?: 'alert' | 'status'
  children: ReactNode
}) {
  return (
    <Alert
      color={tone === 'trouble' ? 'urucum' : 'mel'}
      icon={<TriangleAlert size={18} aria-hidden />}
      p="xs"
      classNames={{ root: styles['note'] ?? '' }}
      data-tone={tone}
      {...(role ? { role } : { role: 'note' })}
    >
      {children}
    </Alert>
  )
}
