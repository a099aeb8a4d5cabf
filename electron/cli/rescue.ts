import { healedByBackup } from '../../shared/consent/healed-by-backup.ts'
import { AppError } from '../../shared/errors.ts'
import type { Session } from './session.ts'

/**
 * What to do about a ledger that is refused: the newest backup that is whole, by name, and the
 * command that restores it. No lines where no backup would help.
 *
 * @returns those lines, and the refusal with the backup among its values, whoever met it
 */
export async function rescue(
  { t, dataDir, locale }: Session,
  error: AppError,
): Promise<{ readonly error: AppError; readonly lines: string[] }> {
  const { code, params, cause } = error
  if (!healedByBackup(code)) return { error, lines: [] }
  const { listBackups, newestGoodBackup } = await import('../core/store/backups/backups.ts')
  // Whoever opened the ledger has looked for one, which takes reading it whole.
  const backup =
    params['backup'] === undefined
      ? newestGoodBackup(dataDir)
      : (listBackups(dataDir).find(({ name }) => name === params['backup']) ?? null)
  const offered = { backup: backup?.name ?? '', backup_at: backup?.at ?? '' }
  const offering = new AppError(code, { ...params, ...offered }, cause)
  if (backup === null) return { error: offering, lines: [t('safety:rescue.none')] }
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const { name, at, suppressed } = backup
  const lines = [
    t('safety:rescue.newest', { moment: moment.format(new Date(at)), count: suppressed }),
    t('ledger:rescue.how', { name }),
  ]
  return { error: offering, lines }
}
