import type { Settings } from '../../../../shared/contract.ts'
import type { Savings } from '../../../../shared/contract/history.ts'
import {
  cleanReportSchema,
  templateCategorySchema,
  type Instant,
  type TemplateCategory,
  type VerdictCode,
} from '../../../../shared/model.ts'
import type { ReadDb } from '../database/handle.ts'
import { toMs } from '../database/instants.ts'
import { all } from '../database/sql.ts'
import { withRepetitions } from './repetitions.ts'

/**
 * Fates of rows that would have been charged for. Meta charges for messages that are delivered, so
 * a number that cannot be read saves nothing.
 */
const charged: readonly VerdictCode[] = [
  'suppressed',
  'possible_match',
  'no_consent',
  'over_limit',
  'duplicate',
]

/**
 * What was not spent between two moments. A run that was repeated counts
 * once, by its last repetition.
 *
 * @param prices of one message, in centavos
 */
export function savingsBetween(
  db: ReadDb,
  from: Instant | null,
  to: Instant | null,
  prices: Settings['prices'],
): Savings {
  const rows = all<{ counts: string; category: string }>(
    db,
    `${withRepetitions}
     SELECT r.report ->> '$.counts' AS counts, r.report ->> '$.rules.category' AS category FROM run r
     WHERE r.finished_at BETWEEN ? AND ?
       AND r.id IN (SELECT max(run) FROM repetition GROUP BY first)`,
    from === null ? 0 : toMs(from),
    to === null ? Number.MAX_SAFE_INTEGER : toMs(to),
  )
  const messages = new Map<TemplateCategory, number>()
  for (const { counts, category } of rows) {
    const known = templateCategorySchema.parse(category)
    const verdicts = cleanReportSchema.shape.counts.parse(JSON.parse(counts))
    const saved = charged.reduce((sum, code) => sum + verdicts[code], 0)
    messages.set(known, (messages.get(known) ?? 0) + saved)
  }
  const byCategory = [...messages].map(([category, saved]) => {
    const price = prices[category]
    return { category, messages: saved, centavos: price === null ? null : saved * price }
  })
  const known = byCategory.every(({ centavos }) => centavos !== null)
  return {
    lists: rows.length,
    byCategory,
    centavos: known ? byCategory.reduce((sum, { centavos }) => sum + (centavos ?? 0), 0) : null,
  }
}
