import { AppError } from '../../../shared/errors.ts'
import { accountOf } from '../../../shared/identity/accounts-in.ts'
import { identify } from '../../../shared/identity/identify.ts'
import type { Identity } from '../../../shared/identity/identity.ts'
import { verdictCodes, type Country, type PhoneColumn } from '../../../shared/model.ts'
import {
  decideFate,
  namedIn,
  noVerdicts,
  type Fate,
  type Lookups,
} from '../../../shared/verdict.ts'
import { sha256OfFile } from '../files/sha256.ts'
import type { ListRecord } from '../reading/list.ts'
import { permissionsIn } from './permissions.ts'
import type { RemovedRecord, RowSink, Tally } from './row-sink.ts'
import { createSeenAccounts } from './seen-accounts.ts'
import type { Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

const ROWS_BETWEEN_REPORTS = 1024
const MINUTE_MS = 60_000

/**
 * Judges every record of a list, one by one and in order: the exact way, for every kind of list,
 * and the one that the fast way over bytes has to agree with.
 *
 * @throws AppError `cancelled`, and those of reading
 */
export function judgeRecords(
  { list, file, phoneColumns, country, keepDuplicates }: ListToClean,
  ledger: LedgerView,
  phase: 'checking' | 'writing',
  hooks: Hooks,
  sink: RowSink,
): Tally {
  const seen = createSeenAccounts()
  const lookups: Lookups = {
    isSuppressed: (account) => ledger.suppressionOf(account) !== null,
    ...permissionsIn(ledger),
    firstRowOf: (account) => (keepDuplicates ? 0 : seen.firstRowOf(account)),
  }
  const counts = noVerdicts()
  let read = 0
  let done = 0
  for (const record of list.records((bytes) => (done = bytes))) {
    if (read % ROWS_BETWEEN_REPORTS === 0) {
      if (hooks.cancelled()) throw new AppError('cancelled')
      hooks.onProgress({ phase, done, total: list.size, rows: read })
    }
    const phones = readPhones(record, phoneColumns, country)
    const fate = decideFate(record.fault, phones, lookups)
    read++
    counts[fate.code]++
    const firstRow = fate.code === 'duplicate' ? fate.firstRow : 0
    sink.judged(verdictCodes.indexOf(fate.code), record.offset, record.line, firstRow)
    if (fate.code === 'kept') {
      for (const named of phones.flatMap(namedIn)) seen.remember(accountOf(named), record.row)
      sink.kept(record.bytes, 0, record.bytes.length)
    } else {
      sink.removed(removedRecord(record), fate, sinceOf(fate, ledger))
    }
  }
  const sha256 = phase === 'writing' ? sha256OfFile(file.path) : null
  return { read, counts, sha256, keptKeys: () => seen.telKeys() }
}

/** A record as it stands in bytes of its own. */
export function removedRecord(record: ListRecord): RemovedRecord {
  const { row, bytes, cellCount, fault } = record
  return { row, bytes, start: 0, end: bytes.length, cellCount, fault, cell: record.cell }
}

/** What the chosen phone cells of a record say; nothing for one that cannot be trusted. */
export function readPhones(
  record: Pick<ListRecord, 'fault' | 'cell'>,
  phoneColumns: readonly PhoneColumn[],
  country: Country,
): Identity[] {
  if (record.fault !== null) return []
  return phoneColumns.map(({ index, mode }) => identify(record.cell(index), { country, mode }))
}

/** The minute since 1970 at which the account that decided a fate opted out. */
export function sinceOf(fate: Fate, ledger: Pick<LedgerView, 'suppressionOf'>): number | null {
  if (fate.code !== 'suppressed' && fate.code !== 'possible_match') return null
  const entry = ledger.suppressionOf(fate.account)
  return entry && Math.floor(Date.parse(entry.since) / MINUTE_MS)
}
