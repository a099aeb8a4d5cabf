import { useAnswer } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { Note } from '../../parts/error-note.tsx'
import type { CheckSummary } from '../../../shared/contract.ts'
import type { MessageKey } from '../../../shared/locales/messages.ts'
import type { Checked } from './cleaning.ts'

/** Results that are right by the rules and yet smell of a mistake. */
export function Guards({ list, summary }: { list: Checked; summary: CheckSummary }) {
  const t = useT()
  const { data: info } = useAnswer('app.info', {})
  const doubt = doubtAbout(list, summary, info?.suppressed ?? null)
  return doubt && <Note tone="caution">{t(doubt)}</Note>
}

function doubtAbout(
  { inspection }: Checked,
  { read, counts }: CheckSummary,
  suppressed: number | null,
): MessageKey | null {
  if (counts.kept * 2 < read) return 'lists:guard.half'
  if (suppressed === 0) return 'lists:guard.no_optouts'
  if (counts.kept === read) return 'lists:guard.none'
  return inspection.confidence === 'probable' ? 'lists:column.probable' : null
}
