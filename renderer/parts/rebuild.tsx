import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Hammer } from 'lucide-react'
import { useState } from 'react'
import { useCore } from '../app/core.tsx'
import { useT } from '../app/language.tsx'
import { useToast } from '../app/toast.tsx'
import { toAppError } from '../../shared/errors.ts'
import { Dialog } from './dialog.tsx'
import { ErrorNote } from './error-note.tsx'
import styles from './restore-dialog.module.css'

/** Whether the list may be mended from its history: what stands wrong was derived from it. */
export function isMendable(error: unknown): boolean {
  const { code } = toAppError(error)
  return code === 'store_damaged' || code === 'store_seal_mismatch'
}

/** The way to make the list again from its history, which loses nothing: before any copy, which is older. */
export function Rebuild() {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<Hammer size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('store:rebuild.open')}
      </Button>
      {open && <RebuildDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function RebuildDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const toast = useToast()
  const { client } = useCore()
  const queries = useQueryClient()
  const rebuilding = useMutation({
    mutationFn: () => client.run('store.rebuild', {}),
    onSuccess({ same, suppressed }) {
      // What offered this is gone once the list can be used again.
      toast(t(same ? 'store:rebuild.same' : 'store:rebuild.changed', { count: suppressed }))
      onClose()
      return queries.invalidateQueries()
    },
  })
  return (
    <Dialog title={t('store:rebuild.title')} size={520} onClose={onClose}>
      <div className={styles['body']}>
        <p>{t('store:rebuild.what')}</p>
        <p>{t('store:rebuild.when')}</p>
        {rebuilding.error && <ErrorNote error={rebuilding.error} />}
        <footer className={styles['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button data-autofocus loading={rebuilding.isPending} onClick={() => rebuilding.mutate()}>
            {t('store:rebuild.confirm')}
          </Button>
        </footer>
      </div>
    </Dialog>
  )
}
