import type { Exporter } from '../contract/optouts.ts'
import type { Scope, Source } from '../model.ts'
import { createDateTally } from './dates.ts'
import { fold } from './fold.ts'
import { findOwnColumns, type OwnColumn } from './own-columns.ts'
import { isReasonHeader } from './reasons.ts'
import {
  columnsToGoBy,
  isAboutMarketing,
  meaningOf,
  statusKindOf,
  type StatusColumn,
} from './status-columns.ts'

/** What a file of opt-outs is taken for, before all of it is read. */
export interface RecognisedHeader {
  readonly exporter: Exporter
  /** The columns that say who is out; none: every row is, or nobody can tell. */
  readonly statusColumns: readonly StatusColumn[]
  readonly dateColumn: number | null
  readonly nameColumn: number | null
  /** Where somebody wrote why each person left; our own export has a reason of the ledger instead. */
  readonly reasonColumn: number | null
  /** Where the columns of our own export stand. */
  readonly own: ReadonlyMap<OwnColumn, number> | null
  /** Whether nothing in the file says that its people are opt-outs. */
  readonly everyRowDoubtful: boolean
  /** What the file says of all its rows. */
  readonly scope: Scope
  readonly source: Source
}

const DATE_HEADERS =
  /^(data|date|fecha|dia|quando|when|timestamp|datetime|data (e )?hora|desde|since|happened at|created at|registered at|registration date|(data|dia|fecha) (de|do|da|del) (cadastro|registro|inclusao|solicitacao|alta)|data (cadastro|registro))$/
const DAY_OF_LEAVING =
  /\b(opt ?out|optedout|opted out|unsub\w*|descadastr\w*|saida|bloque\w*|blocked|cancelamento|baja|stopped)\b/
const DAY_WORDS = /\b(at|on|date|time|data|dia|em|fecha|hora|quando)\b/

/**
 * Tells whose export a file of opt-outs is from its titles and some of its rows.
 *
 * @param header the titles of the columns; empty when the file has none
 * @param sample some rows, to see which columns hold what their titles promise
 * @returns `messages` for an export of conversations, which says nothing about who is out
 */
export function recogniseFile(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): RecognisedHeader | 'messages' {
  const names = header.map(fold)
  if (isMessageExport(names)) return 'messages'
  const plain = {
    exporter: 'plain',
    statusColumns: [],
    dateColumn: null,
    nameColumn: findNameColumn(names),
    reasonColumn: findReasonColumn(header),
    own: null,
    everyRowDoubtful: false,
    scope: 'everything',
    source: 'import',
  } as const

  const own = findOwnColumns(header)
  if (own) {
    const dateColumn = own.get('happened_at') ?? null
    return {
      ...plain,
      exporter: 'lista_limpa',
      own,
      dateColumn,
      nameColumn: own.get('name') ?? null,
      reasonColumn: null,
    }
  }
  if (isHashed(sample)) return { ...plain, exporter: 'hashed' }

  const statusColumns = findStatusColumns(header, sample)
  const exporter = exporterOf(names, statusColumns)
  const isWeni = exporter === 'weni_contacts' || exporter === 'weni_broadcast'
  const isFailures = exporter === 'failure_report' || exporter === 'weni_broadcast'
  const hasStatus = statusColumns.length > 0
  const onlyMarketing = hasStatus && statusColumns.every(({ name }) => isAboutMarketing(name))
  return {
    ...plain,
    exporter,
    statusColumns,
    dateColumn: findDateColumn(header, sample, hasStatus || isWeni),
    everyRowDoubtful: isWeni && !hasStatus,
    scope: onlyMarketing ? 'marketing' : 'everything',
    source: isFailures ? 'failure_report' : 'import',
  }
}

const NAME_HEADERS =
  /^(nome|name|nombre|nome (completo|do cliente|do contato|cliente)|contact name|full name|first name|cliente|contato|primeiro nome|nombre completo)$/

function findNameColumn(names: readonly string[]): number | null {
  const found = names.findIndex((name) => NAME_HEADERS.test(name))
  return found >= 0 ? found : null
}

function findReasonColumn(header: readonly string[]): number | null {
  const found = header.findIndex((name) => isReasonHeader(name) && statusKindOf(name) !== 'error')
  return found >= 0 ? found : null
}

/**
 * A row of hashes names nobody who could be shown: SHA-256 or MD5 in lower or upper case, with blanks
 * between its groups or its kind in front.
 */
export function hashIn(cell: string): { kind: 'sha256' | 'md5'; value: string } | null {
  const text = cell
    .toLowerCase()
    .replace(/^\s*(sha-?256|md5)\s*:/, '')
    .replace(/[\s\u200b\ufeff]/g, '')
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: 'sha256', value: text }
  // Thirty-two decimal digits are no hash anybody made: a real one has letters.
  if (/^[0-9a-f]{32}$/.test(text) && /[a-f]/.test(text)) return { kind: 'md5', value: text }
  return null
}

function isHashed(sample: readonly (readonly string[])[]): boolean {
  const rows = sample.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  return rows.length > 0 && rows.every((cells) => cells.some((cell) => hashIn(cell) !== null))
}

/** Sheet of Weni with conversations: its columns are the same in every language. */
function isMessageExport(names: readonly string[]): boolean {
  return ['direction', 'text', 'urn'].every((name) => names.includes(name))
}

function exporterOf(names: readonly string[], statusColumns: readonly StatusColumn[]): Exporter {
  const isWeni = names.includes('contact uuid') || names.includes('uuid')
  if (isWeni && names.some((name) => name.startsWith('urn '))) return 'weni_contacts'
  if (isWeni && names.includes('urns')) return 'weni_broadcast'
  if (statusColumns.some(({ kind }) => kind === 'error')) return 'failure_report'
  return statusColumns.length > 0 ? 'status_column' : 'plain'
}

/** The columns that say who is out, as far as their titles promise it and their cells keep it. */
function findStatusColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): readonly StatusColumn[] {
  const found = header.flatMap((name, index): StatusColumn[] => {
    const kind = statusKindOf(name)
    if (kind === null || (isGroup(name) && kind !== 'out_flag')) return []
    const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '')
    return keepsItsPromise({ index, name, kind }, cells, sample.length)
      ? [{ index, name, kind }]
      : []
  })
  return columnsToGoBy(found)
}

function keepsItsPromise({ kind }: StatusColumn, cells: readonly string[], rows: number): boolean {
  // Everybody left some day: the column says when, not who.
  if (kind === 'out_date') return cells.length < rows
  // `Estado: SP` and `Status: VIP` are about something else.
  if (kind === 'state') return cells.some((cell) => meaningOf(kind, cell) !== 'unclear')
  return true
}

function isGroup(name: string): boolean {
  return /^\s*group\s*:/i.test(name)
}

/**
 * The column with the day they asked. Beside a column that says who is out, and in an export of
 * contacts, only a day of leaving is meant: the others tell when the contact was made.
 */
function findDateColumn(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  isAboutContacts: boolean,
): number | null {
  const holdsDates = (index: number) => {
    const tally = createDateTally()
    for (const row of sample) tally.add(row[index] ?? '')
    return tally.order() !== null
  }
  const named = (test: (name: string) => boolean) =>
    header.findIndex((name, index) => test(fold(name)) && holdsDates(index))
  const leaving = named((name) => DAY_OF_LEAVING.test(name) && DAY_WORDS.test(name))
  const day = leaving >= 0 || isAboutContacts ? leaving : named((name) => DATE_HEADERS.test(name))
  return day >= 0 ? day : null
}
