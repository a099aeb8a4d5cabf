import { useAnswer } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { Note } from '../../parts/error-note.tsx'
import type { CheckSummary } from '../../../shared/contract.ts'
import type { ScreenKey } from '../../../shared/locales/screen-messages.ts'
import type { VerdictCounts } from '../../../shared/model.ts'
import type { Checked } from './cleaning.ts'

/** Results that are right by the rules and yet smell of a mistake. */
export function Guards({ list, summary }: { list: Checked; summary: CheckSummary }) {
  const t = useT()
  const { data: info } = useAnswer('app.info', {})
  const probable = list.inspection.confidence === 'probable' ? 'lists:column.probable' : null
  const doubt = doubtAbout(summary.read, summary.counts, info?.suppressed ?? null) ?? probable
  return doubt && <Note tone="caution">{t(doubt)}</Note>
}

/** The same, once it has happened. */
const afterwards = {
  'lists:guard.half': 'lists:guard.half_done',
  'lists:guard.no_optouts': 'lists:guard.no_optouts',
  'lists:guard.none': 'lists:guard.none_done',
} as const satisfies Partial<Record<ScreenKey, ScreenKey>>

type Doubt = keyof typeof afterwards

function doubtAbout(read: number, counts: VerdictCounts, suppressed: number | null): Doubt | null {
  if (counts.kept * 2 < read) return 'lists:guard.half'
  if (suppressed === 0) return 'lists:guard.no_optouts'
  return counts.kept === read ? 'lists:guard.none' : null
}

/** The same doubts once more beside the result: many open the file straight away. */
export function ResultGuard({ read, counts }: { read: number; counts: VerdictCounts }) {
  const t = useT()
  const { data: info } = useAnswer('app.info', {})
  const doubt = doubtAbout(read, counts, info?.suppressed ?? null)
  return doubt && <Note tone="caution">{t(afterwards[doubt])}</Note>
}
