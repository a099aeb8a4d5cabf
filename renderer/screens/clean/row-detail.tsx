import { CloseButton } from '@mantine/core'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { VerdictName } from '../../parts/verdict.tsx'
import { assertNever } from '../../../shared/assert-never.ts'
import type {
  CheckedRow,
  Inspection,
  PhoneColumn,
  Suppression,
  Verdict,
} from '../../../shared/model.ts'
import type { Checked } from './cleaning.ts'
import { columnName } from './column-name.ts'
import styles from './row-detail.module.css'
import { isAsWritten } from '../../parts/as-written.ts'
import { sheetRow } from './sheet-row.ts'

/** Why one row stays or leaves: as written, as understood, by which entry. */
export function RowDetail({
  row,
  list,
  onClose,
}: {
  row: CheckedRow
  list: Checked
  onClose: () => void
}) {
  const t = useT()
  const title = t('lists:detail.title', { row: sheetRow(list.inspection, row.row) })
  return (
    <aside
      className={styles['detail']}
      aria-label={title}
      onKeyDown={({ key, target, currentTarget }) => {
        // A dialog of the panel hears its own Escape first.
        if (key === 'Escape' && target instanceof Node && currentTarget.contains(target)) onClose()
      }}
    >
      <header className={styles['head']}>
        <h3>{title}</h3>
        <CloseButton aria-label={t('shell:close')} onClick={onClose} />
      </header>
      <VerdictName code={row.verdict.code} />
      <VerdictReason verdict={row.verdict} inspection={list.inspection} />
      {list.columns.map((column) => (
        <Understood key={column.index} row={row} column={column} list={list} />
      ))}
    </aside>
  )
}

function VerdictReason({ verdict, inspection }: { verdict: Verdict; inspection: Inspection }) {
  const t = useT()
  switch (verdict.code) {
    case 'suppressed':
    case 'possible_match':
      return <Entry entry={verdict.entry} />
    case 'duplicate':
      return <p>{t('lists:detail.repeated', { row: sheetRow(inspection, verdict.firstRow) })}</p>
    case 'malformed':
      return <p>{t(`report:${verdict.reason}`)}</p>
    case 'kept':
    case 'no_consent':
    case 'over_limit':
    case 'invalid_number':
    case 'no_number':
      return null
    default:
      return assertNever(verdict)
  }
}

function Entry({ entry }: { entry: Suppression }) {
  const t = useT()
  const format = useFormat()
  return (
    <dl className={styles['facts']}>
      <dt>{t('lists:detail.since')}</dt>
      <dd>{format.dateTime(entry.since)}</dd>
      <dt>{t('lists:detail.reason')}</dt>
      <dd>{t(`consent:reason.${entry.reason}`)}</dd>
      <dt>{t('lists:detail.source')}</dt>
      <dd>
        {t(`consent:source.${entry.source}`)}
        {entry.note && <small>{entry.note}</small>}
      </dd>
      <dt>{t('lists:detail.matched')}</dt>
      <dd>
        {t('optouts:history.written', { written: entry.written })}
        <small>{t('optouts:history.entry', { id: entry.entry })}</small>
      </dd>
    </dl>
  )
}

function Understood({
  row,
  column,
  list,
}: {
  row: CheckedRow
  column: PhoneColumn
  list: Checked
}) {
  const { t, locale } = useLanguage()
  const { country } = usePreferences()
  const cell = row.cells[column.index] ?? ''
  const { data } = useAnswer('identities.identify', {
    cells: [cell],
    country,
    mode: column.mode,
    locale,
  })
  const identified = data?.[0]
  return (
    <section className={styles['cell']}>
      <h4>{columnName(list.inspection, column.index, t)}</h4>
      <dl className={styles['facts']}>
        <dt>{t('lists:detail.written')}</dt>
        <dd className={styles['written']}>{cell === '' ? t('lists:column.empty') : cell}</dd>
        <dt>{t('lists:detail.understood')}</dt>
        <dd>
          {identified && (
            <>
              {identified.display && <strong>{identified.display}</strong>}
              {!(identified.display && isAsWritten(identified.display, cell)) && (
                <small>{identified.explanation}</small>
              )}
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}
