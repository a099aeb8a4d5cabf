import { Button, Loader } from '@mantine/core'
import { Undo2, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Batch } from '../../../shared/contract/batches.ts'
import styles from './deed-card.module.css'
import { UndoDialog } from './undo-dialog.tsx'

const ROWS = 50

/** One change of the opt-outs: what, by whom, from where, whom it touched, and the way back. */
export function BatchCard({ batch }: { batch: Batch }) {
  const t = useT()
  const { locale } = useLanguage()
  const [open, setOpen] = useState(false)
  const [undoing, setUndoing] = useState(false)
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const where = batch.file ?? t(`consent:source.${batch.source}`)
  const by = batch.operator === '' ? '' : t('changes:by', { operator: batch.operator })
  return (
    <details
      className={styles['card']}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles['line']} data-kind={batch.kind}>
        <BatchIcon batch={batch} />
        <time dateTime={batch.recordedAt}>{time.format(new Date(batch.recordedAt))}</time>
        <strong className={styles['name']}>
          {t(`changes:what.${deedIn(batch)}`, { count: batch.entries })}
        </strong>
        <span className={styles['where']}>{`${where} ${by}`.trim()}</span>
        {batch.undoneBy !== null && (
          <span className={styles['undone']}>{t('changes:undo.undone')}</span>
        )}
      </summary>
      {open && (
        <div className={styles['body']}>
          {batch.note !== '' && <q>{batch.note}</q>}
          {batch.undoes !== null && <p>{t('changes:undoes', { batch: batch.undoes })}</p>}
          <BatchRows batch={batch} />
          <footer className={styles['foot']}>
            <small>{t('changes:batch', { batch: batch.batch })}</small>
            {canBeUndone(batch) && (
              <Button
                size="xs"
                variant="default"
                leftSection={<Undo2 size={15} aria-hidden />}
                onClick={() => setUndoing(true)}
              >
                {t('changes:undo.action')}
              </Button>
            )}
          </footer>
        </div>
      )}
      {undoing && <UndoDialog batch={batch} onClose={() => setUndoing(false)} />}
    </details>
  )
}

/** What was done, as one act: what an undo did depends on what it took back. */
function deedIn({ kind, undoes }: Batch) {
  if (undoes === null) return kind
  if (kind === 'correction') return 'undo_consent'
  return kind === 'opt_out' ? 'undo_release' : 'undo'
}

/** What ran out by itself, was erased or was taken back already stays as it is. */
function canBeUndone({ kind, standing, undoes, undoneBy }: Batch): boolean {
  if (undoneBy !== null) return false
  switch (kind) {
    case 'opt_out':
      return standing > 0
    case 'opt_in':
    case 'release':
      return true
    case 'correction':
      // Consents that were taken back are given anew, with new proof.
      return undoes === null
    case 'expiry':
    case 'erase':
      return false
    default:
      return assertNever(kind)
  }
}

function BatchIcon({ batch: { kind, undoes } }: { batch: Batch }) {
  const look = { size: 19, strokeWidth: 1.6, 'aria-hidden': true }
  if (undoes !== null) return <Undo2 {...look} />
  return kind === 'opt_out' ? <UserRoundX {...look} /> : <UserRoundCheck {...look} />
}

function BatchRows({ batch }: { batch: Batch }) {
  const t = useT()
  const format = useFormat()
  const { data, error } = useAnswer('batches.rows', { batch: batch.batch, limit: ROWS })
  if (error) return <ErrorNote error={error} />
  if (!data) return <Loader size="sm" aria-label={t('shell:loading')} />
  const rest = batch.entries - data.rows.length
  return (
    <>
      <ul className={styles['people']} tabIndex={0} aria-label={t('changes:people')}>
        {data.rows.map((row) => (
          <li key={row.entry} data-state={row.state}>
            <strong>{row.display}</strong>
            <span>{format.date(row.happenedAt)}</span>
            <span>{t(`changes:state.${row.state}`)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{t('imports:file.more', { count: rest })}</p>}
    </>
  )
}
