import { useFormat, useT } from '../../app/language.tsx'
import { VerdictIcon } from '../../parts/verdict.tsx'
import type { CheckSummary } from '../../../shared/contract.ts'
import { verdictCodes, type VerdictCode } from '../../../shared/model.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import styles from './verdict-chips.module.css'

/** Verdicts that are worth a zero: what people came for. */
const ALWAYS: readonly VerdictCode[] = ['kept', 'suppressed']

/** One chip per verdict with its count; the chosen one is all the table shows. */
export function VerdictChips({
  summary: { read, counts },
  chosen,
}: {
  summary: CheckSummary
  chosen: VerdictCode | null
}) {
  const t = useT()
  const codes = verdictCodes.filter((code) => counts[code] > 0 || ALWAYS.includes(code))
  return (
    <div className={styles['chips']} role="group" aria-label={t('lists:chip.label')}>
      <Chip label={t('lists:chip.all')} count={read} code={null} pressed={chosen === null} />
      {codes.map((code) => (
        <Chip
          key={code}
          label={t(`lists:chip.${code}`)}
          count={counts[code]}
          code={code}
          pressed={chosen === code}
        />
      ))}
    </div>
  )
}

function Chip({
  label,
  count,
  code,
  pressed,
}: {
  label: string
  count: number
  code: VerdictCode | null
  pressed: boolean
}) {
  const format = useFormat()
  const control = useCleaningControl()
  return (
    <button
      type="button"
      className={styles['chip']}
      aria-pressed={pressed}
      onClick={() => control.show({ filter: code })}
    >
      {code && <VerdictIcon code={code} size={14} />}
      {label} <b>{format.number(count)}</b>
    </button>
  )
}
