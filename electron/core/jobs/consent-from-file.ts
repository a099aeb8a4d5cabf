import { OWN_LAYER } from '../../../shared/consent/layers.ts'
import { consentLifts } from '../../../shared/consent/permissions.ts'
import type { ConsentReport } from '../../../shared/contract/optouts.ts'
import { AppError } from '../../../shared/errors.ts'
import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { inspectList, openList } from '../reading/list.ts'
import { recordReviewedConsents, type ConsentEntry } from '../store/events/consent.ts'
import { closeStore, openStore, type WriteDb } from '../store/opening/open.ts'
import { standingOfAccount } from '../store/events/standing.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['consentFromFile']['input']

const PROBLEMS_SHOWN = 1000

/**
 * Takes a reviewed list of people who consented again. On the shop's own list it concerns those who
 * are out and whom the consent frees; on a law's or partner's list, which may name people tomorrow,
 * everybody in the file is exempt from it.
 *
 * @throws AppError `count_not_confirmed`, `consent_needs_evidence`, `optouts_not_understood`
 */
export function consentFromFile(input: Input, hooks: Hooks): ConsentReport {
  const { dataDir, details, confirmed, onUnreadable, dryRun } = input
  const { people, read, notUnderstood, problems } = gather(input, hooks)
  const db = openStore(dataDir, systemClock)
  try {
    const concerned = people.filter((entry) => isConcerned(db, entry, details))
    const report = {
      read,
      freed: concerned.length,
      notOptedOut: people.length - concerned.length,
      notUnderstood,
      problems,
    }
    if (dryRun) return { ...report, batch: null }
    if (notUnderstood > 0 && onUnreadable === 'refuse') {
      throw new AppError('optouts_not_understood', { count: notUnderstood })
    }
    const batch = recordReviewedConsents(db, concerned, details, confirmed, systemClock)
    return { ...report, batch }
  } finally {
    closeStore(db)
  }
}

function isConcerned(
  db: WriteDb,
  { account }: ConsentEntry,
  { scope, layer }: Input['details'],
): boolean {
  if (layer !== OWN_LAYER) return true
  return standingOfAccount(db, account).some((optOut) => consentLifts(scope, layer, optOut))
}

function gather({ file, list }: Input, hooks: Hooks) {
  const columns = list.phoneColumns ?? inspectList(file, list.reading, list.country).phoneColumns
  if (columns.length === 0) throw new AppError('no_phone_column', { file: file.name })
  const people = new Map<string, ConsentEntry>()
  const problems: ConsentReport['problems'] = []
  let read = 0
  let notUnderstood = 0
  let done = 0
  const source = openList(file, list.reading)
  try {
    for (const record of source.records((bytes) => (done = bytes))) {
      if (read++ % 4096 === 0) {
        if (hooks.cancelled()) throw new AppError('cancelled')
        hooks.onProgress({ phase: 'reading', done, total: source.size, rows: read })
      }
      for (const { index, mode } of columns) {
        const cell = record.cell(index)
        const { accounts, unread } = accountsIn(cell, { country: list.country, mode })
        for (const account of accounts) {
          people.set(JSON.stringify(account), { account, written: cell.slice(0, 400) })
        }
        if (unread === null || unread === 'empty') continue
        notUnderstood++
        if (problems.length < PROBLEMS_SHOWN) {
          problems.push({ row: record.row, line: record.line, reason: unread })
        }
      }
    }
  } finally {
    source.close()
  }
  return { people: [...people.values()], read, notUnderstood, problems }
}
