import { OWN_LAYER, type Layer } from '../../../shared/consent/layers.ts'
import { mayExpire } from '../../../shared/consent/permissions.ts'
import type {
  ImportChoices,
  ImportReport,
  StatusMeaning,
} from '../../../shared/contract/optouts.ts'
import { AppError } from '../../../shared/errors.ts'
import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import type { Country, UnreadableReason } from '../../../shared/model.ts'
import { readDate } from '../../../shared/optout-files/dates.ts'
import { withoutGuard } from '../../../shared/optout-files/formula-safe.ts'
import { readOwnDetails, type OwnColumn } from '../../../shared/optout-files/own-columns.ts'
import { reasonIn } from '../../../shared/optout-files/reasons.ts'
import { hashIn } from '../../../shared/optout-files/recognise.ts'
import type { Hooks } from '../cleaning/types.ts'
import { openList, type ListRecord, type OpenList } from '../reading/list.ts'
import { toInstant } from '../store/database/instants.ts'
import type { OptOutDetails } from '../store/events/ledger.ts'
import { createEntryList, type EntryList } from './entry-list.ts'
import { createDateReader, localCalendar, type DateReader } from './optout-dates.ts'
import type { OptOutFile } from './optout-file.ts'
import { createStatusReader } from './optout-status.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['importOptOuts']['input']
type Problem = ImportReport['problems'][number]
export type GroupDetails = Omit<OptOutDetails, 'batch'> & { readonly layer: Layer }

const PROBLEMS_SHOWN = 1000
const LONGEST_WRITTEN = 400

/** Opt-outs of a file that say the same of everybody in them. */
export interface OptOutGroup {
  readonly details: GroupDetails
  readonly entries: EntryList
  readonly hashes: { readonly sha256: string[]; readonly md5: string[] }
}

export interface GatheredOptOuts {
  readonly groups: readonly OptOutGroup[]
  readonly counts: Pick<
    ImportReport,
    'read' | 'taken' | 'notOptedOut' | 'unclear' | 'notUnderstood'
  >
  readonly problems: readonly Problem[]
  readonly statusValues: { value: string; count: number; meaning: StatusMeaning }[]
  readonly dates: ReturnType<DateReader['summary']>
}

/** Entries whose dates wait until the file has shown in which order it writes dates. */
interface Dated {
  readonly groups: OptOutGroup[]
  readonly indexes: number[]
  readonly cells: string[]
  readonly lines: number[]
}

/**
 * Reads a file of opt-outs to its end: who is out, since when, and what else it says of them.
 *
 * @throws AppError `cancelled`, and why the file cannot be read
 */
export function gatherOptOuts(input: Input, file: OptOutFile, hooks: Hooks): GatheredOptOuts {
  const source = openList(input.file, input.list.reading)
  try {
    return gather(source, input, file, hooks)
  } finally {
    source.close()
  }
}

function gather(
  source: OpenList,
  { list, details, choices }: Input,
  file: OptOutFile,
  hooks: Hooks,
): GatheredOptOuts {
  const counts = { read: 0, taken: 0, notOptedOut: 0, unclear: 0, notUnderstood: 0 }
  const problems: Problem[] = []
  const status = createStatusReader(file.statusColumns, choices.optedOut)
  const groups = createGroups(file, details, list.country)
  const dates = createDateReader()
  const dated: Dated = { groups: [], indexes: [], cells: [], lines: [] }
  const sameText = createTextPool()
  let done = 0

  for (const record of source.records((bytes) => (done = bytes))) {
    if (counts.read % 4096 === 0) {
      if (hooks.cancelled()) throw new AppError('cancelled')
      hooks.onProgress({ phase: 'reading', done, total: source.size, rows: counts.read })
    }
    if (isBlank(record)) continue
    counts.read++
    const meaning = status.read(record)
    if (meaning !== 'opted_out') {
      counts[meaning === 'unclear' ? 'unclear' : 'notOptedOut']++
      continue
    }
    const group = groups.of(record)
    const before = group.entries.length
    const unread = takeRecord(record, file, list.country, group)
    if (file.dateColumn !== null) {
      const cell = record.cell(file.dateColumn)
      dates.add(cell)
      for (let index = before; index < group.entries.length; index++) {
        dated.groups.push(group)
        dated.indexes.push(index)
        dated.cells.push(sameText(cell))
        dated.lines.push(record.line)
      }
    }
    counts[unread === null ? 'taken' : 'notUnderstood']++
    if (unread !== null && problems.length < PROBLEMS_SHOWN) {
      problems.push({ row: record.row, line: record.line, reason: unread })
    }
  }
  dateEntries(dated, dates, choices.dates)
  return {
    groups: groups.all(),
    counts,
    problems,
    statusValues: status.values(),
    dates: dates.summary(),
  }
}

/** Puts the accounts of a record into its group; answers why something could not be read, if so. */
function takeRecord(
  record: ListRecord,
  file: OptOutFile,
  country: string,
  group: OptOutGroup,
): UnreadableReason | null {
  if (file.exporter === 'hashed') return takeHashes(record, group)
  const own = file.own?.get('written')
  const personName = nameIn(record, file)
  let named = 0
  let unread: UnreadableReason | null = null
  for (const { index, mode } of file.phoneColumns) {
    const cell = record.cell(index)
    const hash = file.own === null ? null : hashIn(cell.replace(/^(sha256|md5):/, ''))
    if (hash !== null) {
      group.hashes[hash.kind].push(hash.value)
      named++
      continue
    }
    const found = accountsIn(cell, { country, mode })
    const written = (own === undefined ? cell : withoutGuard(record.cell(own))).slice(
      0,
      LONGEST_WRITTEN,
    )
    for (const account of found.accounts) group.entries.add(account, written, personName)
    named += found.accounts.length
    if (found.unread !== null && found.unread !== 'empty') unread = found.unread
  }
  return named === 0 ? (unread ?? 'empty') : unread
}

const LONGEST_NAME = 200
const LONGEST_REASON = 400
/** So many different texts are kept as notes; a file with more has a story of each person instead. */
const REASONS_KEPT = 1000

function nameIn(record: ListRecord, { nameColumn, own }: OptOutFile): string {
  if (nameColumn === null) return ''
  const cell = record.cell(nameColumn)
  return (own === null ? cell.trim() : withoutGuard(cell)).slice(0, LONGEST_NAME)
}

function takeHashes(record: ListRecord, { hashes }: OptOutGroup): UnreadableReason | null {
  let found = 0
  for (let index = 0; index < record.cellCount; index++) {
    const hash = hashIn(record.cell(index))
    if (hash === null) continue
    hashes[hash.kind].push(hash.value)
    found++
  }
  return found > 0 ? null : 'not_a_phone'
}

/** Gives each entry the day its row names, now that the order of day and month is known. */
function dateEntries(
  { groups, indexes, cells, lines }: Dated,
  dates: DateReader,
  choice: ImportChoices['dates'],
): void {
  const order = choice ?? dates.order()
  if (order === null || order === 'ignore') return
  let lastCell: string | null = null
  let last: ReturnType<typeof readDate> = null
  for (const [at, cell] of cells.entries()) {
    if (cell !== lastCell) last = readDate((lastCell = cell), order, localCalendar())
    dates.note(last, lines[at] ?? 0)
    if (typeof last === 'number') groups[at]?.entries.date(indexes[at] ?? 0, last)
  }
}

const TEXTS_POOLED = 10_000

/** Answers every text with the first one that said the same: a million days are some hundred texts. */
function createTextPool(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const same = known.get(text)
    if (same !== undefined) return same
    if (known.size < TEXTS_POOLED) known.set(text, text)
    return text
  }
}

/** Keeps together the rows that say the same. Only our own export says something of each row. */
function createGroups(file: OptOutFile, details: Input['details'], country: Country) {
  const common: GroupDetails = {
    ...details,
    country,
    scope: details.scope ?? file.scope,
    reason: details.reason ?? 'not_stated',
    source: details.source ?? file.source,
  }
  const groups = new Map<string, OptOutGroup>()
  const find = (key: string, make: () => GroupDetails): OptOutGroup => {
    const known = groups.get(key)
    if (known) return known
    const group = {
      details: make(),
      entries: createEntryList(),
      hashes: { sha256: [], md5: [] },
    }
    groups.set(key, group)
    return group
  }
  const groupOfReason = (why: string): OptOutGroup => {
    const reason = details.reason ?? reasonIn(why) ?? common.reason
    const isKept = groups.has(why) || groups.size < REASONS_KEPT
    const note = isKept ? [common.note, why].filter((text) => text !== '').join('\n') : common.note
    return find(isKept ? why : `\n${reason}`, () => ({ ...common, reason, note }))
  }
  return {
    all: () => [...groups.values()],
    of(record: ListRecord): OptOutGroup {
      const { own } = file
      if (own === null) {
        const why = file.reasonColumn === null ? '' : record.cell(file.reasonColumn).trim()
        return why === '' ? find('', () => common) : groupOfReason(why.slice(0, LONGEST_REASON))
      }
      const said = readOwnDetails((name) => ownCell(record, own, name))
      const { written: _, ...shared } = said
      return find(JSON.stringify(shared), () => ownGroup(common, said, details))
    },
  }
}

function ownGroup(
  common: GroupDetails,
  said: ReturnType<typeof readOwnDetails>,
  chosen: Input['details'],
): GroupDetails {
  const group = {
    ...common,
    scope: chosen.scope ?? said.scope,
    layer: chosen.layer === OWN_LAYER ? said.layer : chosen.layer,
    reason: chosen.reason ?? said.reason,
    source: chosen.source ?? said.source,
    note: said.note,
    evidence: said.evidence,
    evidenceFile: said.evidenceFile,
    notice: said.notice,
    operator: said.operator,
  }
  const until = readDate(said.until, 'day_month', { ...localCalendar(), latest: Infinity })
  // A person's own request has no end, whatever somebody wrote into the sheet.
  const mayEnd = typeof until === 'number' && mayExpire(group)
  return { ...group, until: mayEnd ? toInstant(until) : null }
}

function ownCell(record: ListRecord, own: ReadonlyMap<OwnColumn, number>, name: OwnColumn): string {
  const index = own.get(name)
  return index === undefined ? '' : withoutGuard(record.cell(index))
}

function isBlank(record: ListRecord): boolean {
  for (let index = 0; index < record.cellCount; index++) {
    if (record.cell(index).trim() !== '') return false
  }
  return true
}
