import { verdictCodes, type VerdictCounts } from '../../shared/model.ts'
import type { Session } from './session.ts'

/**
 * What happened to every row, as an addition: one line per verdict that occurred, and below the
 * line the number of rows read, which is their sum.
 */
export function summaryLines(
  { t, locale }: Pick<Session, 't' | 'locale'>,
  file: string,
  read: number,
  counts: VerdictCounts,
): string[] {
  const digits = new Intl.NumberFormat(locale)
  const total = digits.format(read)
  const addend = (count: number, label: string) =>
    `  ${digits.format(count).padStart(total.length)}  ${label}`
  return [
    t('cli:clean.read', { file, count: read }),
    '',
    ...verdictCodes
      .filter((code) => code === 'kept' || counts[code] > 0)
      .map((code) => addend(counts[code], t(`verdicts:${code}`))),
    `  ${'─'.repeat(total.length)}`,
    addend(read, t('cli:clean.sum')),
  ]
}
