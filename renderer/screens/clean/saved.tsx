import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import type { Cleaned } from './cleaning.ts'

/** Rows that would have cost a message: unreadable and empty ones could not have been sent. */
function messagesSpared({ counts }: Cleaned['report']): number {
  return (
    counts.suppressed +
    counts.possible_match +
    counts.duplicate +
    counts.no_consent +
    counts.over_limit
  )
}

/** The money that the cleaning spared, once somebody has said what a message costs. */
export function Saved({ cleaned: { report } }: { cleaned: Cleaned }) {
  const t = useT()
  const format = useFormat()
  const { data: settings } = useAnswer('settings.get', {})
  const price = settings?.prices[report.rules.category] ?? null
  const spared = messagesSpared(report)
  if (price === null || spared === 0) return null
  return (
    <strong>{t('results:saved', { amount: format.money(spared * price), count: spared })}</strong>
  )
}
