import type { Instant } from '../model.ts'

export interface BackupFacts {
  readonly name: string
  readonly at: Instant
  /** How many accounts it holds suppressed. */
  readonly suppressed: number
}

const DAY_MS = 86_400_000

/**
 * Which backups to keep: the last three of today, the last of each of 7 days, 4 weeks and 12 months
 * that have one. The newest always stays, and so does the one with the most people in it: a ledger
 * that lost people must never push out the last copy that had them.
 *
 * @param offsetMs local time minus UTC; days begin at the operator's midnight
 */
export function backupsToKeep(
  backups: readonly BackupFacts[],
  now: Instant,
  offsetMs: number = 0,
): ReadonlySet<string> {
  const newestFirst = backups.toSorted((one, other) => other.at.localeCompare(one.at))
  const dayOf = (at: Instant) => Math.floor((Date.parse(at) + offsetMs) / DAY_MS)
  const weekOf = (at: Instant) => Math.floor((dayOf(at) + 3) / 7)
  const monthOf = (at: Instant) => new Date(dayOf(at) * DAY_MS).toISOString().slice(0, 7)

  const today = newestFirst.filter(({ at }) => dayOf(at) === dayOf(now)).slice(0, 3)
  const kept = [
    ...newestFirst.slice(0, 1),
    ...today,
    ...lastOfEach(newestFirst, dayOf, 7),
    ...lastOfEach(newestFirst, weekOf, 4),
    ...lastOfEach(newestFirst, monthOf, 12),
    ...fullest(newestFirst),
  ]
  return new Set(kept.map(({ name }) => name))
}

function lastOfEach(
  newestFirst: readonly BackupFacts[],
  periodOf: (at: Instant) => number | string,
  periods: number,
): BackupFacts[] {
  const last = new Map<number | string, BackupFacts>()
  for (const backup of newestFirst) {
    const period = periodOf(backup.at)
    if (!last.has(period)) last.set(period, backup)
  }
  return [...last.values()].slice(0, periods)
}

function fullest(backups: readonly BackupFacts[]): BackupFacts[] {
  const most = Math.max(...backups.map(({ suppressed }) => suppressed))
  return backups.filter(({ suppressed }) => suppressed === most).slice(0, 1)
}
