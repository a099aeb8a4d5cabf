import { Button, Loader, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import effects from '../../parts/effects.module.css'
import { typedCount } from '../../parts/typed-count.ts'
import type { Batch } from '../../../shared/contract/batches.ts'
import styles from './undo-dialog.module.css'

/** What undoing does to people, by what it takes back. */
const freeing = { why: 'changes:undo.why', heap: 'changes:undo.reversed' } as const
const endingConsents = { why: 'changes:undo.why_opt_in', heap: 'changes:undo.ended' } as const
const optingOutAgain = { why: 'changes:undo.why_release', heap: 'changes:undo.again' } as const

/**
 * What undoing would do, in three heaps, before it is done. Where it lets people be messaged again,
 * their number is typed to confirm; whoever only comes back to the list needs no such care.
 */
export function UndoDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useT()
  const toast = useToast()
  const { client } = useCore()
  const preview = useAnswer('batches.previewUndo', { batch: batch.batch })
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const undoing = useMutation({
    mutationFn: (confirmed: number) =>
      client.call('batches.undo', { batch: batch.batch, confirmed, note }),
    onSuccess({ reversed }) {
      toast(t('changes:undo.done', { count: reversed }))
      onClose()
    },
  })
  const report = preview.data
  const frees = batch.kind === 'opt_out'
  const effect = frees ? freeing : batch.kind === 'opt_in' ? endingConsents : optingOutAgain
  const confirmed = report && report.reversed > 0 ? report.reversed : null
  const able = confirmed !== null && (!frees || typedCount(typed) === confirmed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (able) undoing.mutate(confirmed)
  }
  return (
    <Dialog title={t('changes:undo.title')} size={520} onClose={onClose}>
      <form className={styles['body']} onSubmit={submit}>
        <p>{t(effect.why)}</p>
        {preview.error && <ErrorNote error={preview.error} />}
        {!report && !preview.error && <Loader size="sm" aria-label={t('shell:loading')} />}
        {report && (
          <ul className={effects['effects']}>
            <li data-kind={frees ? 'freed' : 'new'}>
              {t(effect.heap, { count: report.reversed })}
            </li>
            {report.kept > 0 && <li>{t('changes:undo.kept', { count: report.kept })}</li>}
            {report.failed > 0 && <li>{t('changes:undo.failed', { count: report.failed })}</li>}
          </ul>
        )}
        {report?.reversed === 0 && (
          <Note tone="caution" role="status">
            {t('changes:undo.nothing')}
          </Note>
        )}
        {report && report.reversed > 0 && (
          <>
            {frees && (
              <TextInput
                data-autofocus
                label={t('changes:undo.type', { count: report.reversed })}
                inputMode="numeric"
                autoComplete="off"
                value={typed}
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              />
            )}
            <TextInput
              label={t('changes:undo.note')}
              maxLength={2000}
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </>
        )}
        {undoing.error && <ErrorNote error={undoing.error} />}
        <footer className={styles['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button
            type="submit"
            {...(frees ? { color: 'urucum' } : {})}
            disabled={!able}
            loading={undoing.isPending}
          >
            {t('changes:undo.confirm')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
