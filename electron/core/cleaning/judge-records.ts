import { AppError } from '../../../shared/errors.ts'
import { accountOf } from '../../../shared/identity/accounts-in.ts'
import { identify } from '../../../shared/identity/identify.ts'
import type { Identity } from '../../../shared/identity/identity.ts'
import type { Country, PhoneColumn, Verdict } from '../../../shared/model.ts'
import { decideVerdict, namedIn, type Lookups } from '../../../shared/verdict.ts'
import type { ListRecord } from '../reading/list.ts'
import { createSeenAccounts } from './seen-accounts.ts'
import type { Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

const ROWS_BETWEEN_REPORTS = 1024

export interface JudgedRecord {
  /** Valid until the next one is asked for. */
  readonly record: ListRecord
  readonly verdict: Verdict
}

/**
 * Judges every record of a list, one by one and in order: the exact way, which the fast way over
 * bytes has to agree with.
 *
 * @throws AppError `cancelled`, and those of reading
 */
export function* judgeRecords(
  { list, phoneColumns }: Pick<ListToClean, 'list' | 'phoneColumns'>,
  country: Country,
  ledger: LedgerView,
  phase: 'checking' | 'writing',
  hooks: Hooks,
): Generator<JudgedRecord> {
  const seen = createSeenAccounts()
  const lookups: Lookups = {
    suppressionOf: (account) => ledger.suppressionOf(account),
    firstRowOf: (account) => seen.firstRowOf(account),
  }
  let done = 0
  for (const record of list.records((bytes) => (done = bytes))) {
    if (record.row % ROWS_BETWEEN_REPORTS === 1) {
      if (hooks.cancelled()) throw new AppError('cancelled')
      hooks.onProgress({ phase, done, total: list.size, rows: record.row - 1 })
    }
    const phones = readPhones(record, phoneColumns, country)
    const verdict = decideVerdict(record.fault, phones, lookups)
    if (verdict.code === 'kept') {
      for (const named of phones.flatMap(namedIn)) seen.remember(accountOf(named), record.row)
    }
    yield { record, verdict }
  }
}

/** What the chosen phone cells of a record say; nothing for one that cannot be trusted. */
export function readPhones(
  record: ListRecord,
  phoneColumns: readonly PhoneColumn[],
  country: Country,
): Identity[] {
  if (record.fault !== null) return []
  return phoneColumns.map(({ index, mode }) => identify(record.cell(index), { country, mode }))
}
