import { errorFamily, type ErrorCode } from '../../shared/errors.ts'
import type { Session } from './session.ts'

/** Refusals that a backup can heal; for the others a newer program or a free disk is the answer. */
const healed: readonly ErrorCode[] = [
  'store_missing',
  'store_empty_file',
  'store_not_a_database',
  'store_damaged',
  'store_seal_mismatch',
]

/**
 * What to do about a ledger that is refused: the newest backup that is whole, by name, and the
 * command that restores it. Empty where no backup would help or none is whole.
 */
export async function rescueLines(
  { t, dataDir, locale }: Session,
  code: ErrorCode,
): Promise<string[]> {
  if (errorFamily(code) !== 'store' || !healed.includes(code)) return []
  const { newestGoodBackup } = await import('../core/store/backups.ts')
  const backup = newestGoodBackup(dataDir)
  if (backup === null) return [t('safety:rescue.none')]
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const { name, at, suppressed } = backup
  return [
    t('safety:rescue.newest', { moment: moment.format(new Date(at)), count: suppressed }),
    t('ledger:rescue.how', { name }),
  ]
}
