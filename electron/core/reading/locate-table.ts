import { identify } from '../../../shared/identity/identify.ts'
import type { Encoding, Newline } from '../../../shared/model.ts'
import { kindOf, looksLikePhone } from './cell-kind.ts'
import type { Separators } from './detect-dialect.ts'
import { isHeaderWord, namesPhones } from './header-words.ts'
import { emptyScan, scanRecord, type Layout, type Units } from './scan.ts'
import { cellText } from './text.ts'

/** Where the records of a list begin, and what stands above them. */
export interface Table {
  /** Unit where the first record begins. */
  readonly recordsStart: number
  /** Lines above the titles, or above the first record where there are none. */
  readonly preamble: number
  readonly hasHeader: boolean
  /** Whether the first line may be titles or data: a person should say. */
  readonly headerDoubt: boolean
  /** One name a column; empty names where the list has none. */
  readonly header: readonly string[]
  /** The cells of the line of titles. */
  readonly titles: readonly string[]
}

interface Line {
  readonly start: number
  readonly end: number
  readonly cells: readonly string[]
  readonly innerLines: number
  readonly faulty: boolean
}

const LOOKED_AT = 300
const MOST_PREAMBLE = 40
const COMMENT = /^\s*(?:#|\/\/)/
/** Titles may be fewer than the cells of a row by this many: a last title left out, an index column. */
const NEARLY = 1
const FIRST_RUN = 3
const MANY_DIGITS = /\p{Nd}{8,}/u

/**
 * Finds the titles and the first record.
 *
 * A line with a cell that names somebody, however it is written, is always a record: taken for a
 * title it would be copied to the clean list unjudged.
 *
 * @param hasHeader what the operator decided, if so
 */
export function locateTable(
  units: Units,
  start: number,
  end: number,
  declaredEnd: number,
  layout: Layout,
  separators: Separators & { readonly encoding: Encoding },
  hasHeader: boolean | undefined,
): Table {
  const lines = readLines(units, declaredEnd, end, layout, separators)
  const width = widthOfFirstRun(lines) ?? usualCount(lines)
  const likely = firstOfTable(lines, width)
  const titles = lines[likely]
  const body = lines.slice(likely + 1).filter(({ cells }) => !isBlank(cells))
  const vote = titles === undefined ? 0 : titleVote(titles.cells, body)
  const withTitles = titles !== undefined && (hasHeader ?? vote > 0)
  const first = withTitles ? likely : firstThatNamesSomebody(lines.slice(0, likely + 1))
  const linesAbove =
    (declaredEnd > start ? 1 : 0) +
    lines.slice(0, first).reduce((sum, line) => sum + 1 + line.innerLines, 0)
  return {
    recordsStart: withTitles ? titles.end : (lines[first]?.start ?? declaredEnd),
    preamble: linesAbove,
    hasHeader: withTitles,
    titles: withTitles ? titles.cells : [],
    headerDoubt: hasHeader === undefined && Math.abs(vote) === 1,
    header: fitted(withTitles ? titles.cells : [], withTitles ? widthBelow(titles, body) : width),
  }
}

function readLines(
  units: Units,
  start: number,
  end: number,
  layout: Layout,
  separators: Separators & { readonly encoding: Encoding },
): Line[] {
  const lines: Line[] = []
  const found = emptyScan()
  for (let at = start; at < end && lines.length < LOOKED_AT; at = found.end) {
    scanRecord(units, at, end, layout, found)
    if (found.end <= at) break
    lines.push({
      start: at,
      end: found.end,
      innerLines: found.innerLines,
      faulty: found.fault === 'quote_never_closed' || found.fault === 'nul_byte',
      cells: Array.from({ length: found.count }, (_, index) =>
        cellText(units, found, index, separators),
      ),
    })
  }
  return lines
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** The number of cells that most lines have; one alone counts little beside several. */
function usualCount(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of lines) {
    if (cells.length === 1 && cells[0] === '') continue
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  const weight = ([width, count]: readonly [number, number]) =>
    width === 1 ? count * 0.2 : (count * (width - 1)) / width
  return [...counts].toSorted((a, b) => weight(b) - weight(a) || b[0] - a[0])[0]?.[0] ?? 1
}

/**
 * The number of cells of the first lines that agree on one, with phones among them: what comes after
 * a list of contacts in the same file does not change it.
 */
function widthOfFirstRun(lines: readonly Line[]): number | null {
  let run: Line[] = []
  for (const line of lines) {
    const { cells } = line
    if (cells.length !== run[0]?.cells.length) run = []
    run.push(line)
    if (cells.length < 2 || run.length < FIRST_RUN) continue
    if (run.some((row) => row.cells.some(looksLikePhone))) return cells.length
  }
  return null
}

/**
 * The first of some lines that names somebody, or else the last. Without titles, a line above the
 * others is as likely a row as they are, however few cells it has: `Ana 11987654321;;`, or one behind
 * a `#`. Above titles it is what a program prints there.
 */
function firstThatNamesSomebody(lines: readonly Line[]): number {
  const found = lines.findIndex(({ cells }) => cells.some(mayNameSomebody))
  return found < 0 ? Math.max(0, lines.length - 1) : found
}

function firstOfTable(lines: readonly Line[], width: number): number {
  const looked = lines.slice(0, MOST_PREAMBLE)
  const record = looked.findIndex(
    ({ cells }) =>
      cells.some(looksLikePhone) ||
      (cells.filter((cell) => cell.trim() !== '').length > 1 && cells.some(mayNameSomebody)),
  )
  let usual = looked.findIndex(
    ({ cells }) =>
      cells.length === width &&
      cells.filter((cell) => cell.trim() !== '').length >= Math.min(2, width) &&
      !(width === 1 && isComment(cells)),
  )
  if (usual < 0) usual = 0
  const before = looked[usual - 1]
  if (before && isNearlyTitles(before.cells, width, looked[usual]?.cells ?? [])) usual--
  const first = record >= 0 && record < usual ? record : usual
  return Math.max(first, 0)
}

/**
 * Whether a cell may name an account: `Ana 11987654321`, `[11] 98765-4321`, digits of any script.
 * The country is not known yet, so a long run of digits is enough.
 */
function mayNameSomebody(cell: string): boolean {
  return looksLikePhone(cell) || MANY_DIGITS.test(cell) || namesSomebody(cell)
}

/** Whether a cell names an account, as a dialled number or as a wa_id. */
export function namesSomebody(cell: string): boolean {
  return (['national', 'international'] as const).some(
    (mode) => identify(cell, { country: 'BR', mode }).kind !== 'unreadable',
  )
}

function isComment(cells: readonly string[]): boolean {
  return COMMENT.test(cells[0] ?? '')
}

/**
 * Titles whose number is not the one of the rows: by one, or with words that title columns; or whose
 * only word is that of a phone, above a row with other words than titles have.
 */
function isNearlyTitles(cells: readonly string[], width: number, next: readonly string[]): boolean {
  const texts = cells.filter((cell) => kindOf(cell, true) === 'text').length
  if (cells.length < 2 || texts < cells.length - 1) return false
  const near = width > 2 && Math.abs(cells.length - width) <= NEARLY
  if (near || cells.filter(isHeaderWord).length >= 2) return true
  return cells.some(namesPhones) && next.filter(isHeaderWord).length < 2
}

/**
 * Above zero when the first line is titles: 2 and more where something says so, 1 where nothing
 * speaks against it; -1 where a single line says nothing.
 */
function titleVote(cells: readonly string[], body: readonly Line[]): number {
  if (cells.some(mayNameSomebody)) return -2
  const kinds = cells.map((cell) => kindOf(cell, true))
  if (cells.some(isHeaderWord) && kinds.every((kind) => kind !== 'date')) return 3
  if (kinds.some((kind) => kind === 'date' || kind === 'address')) return -2
  if (body.length === 0) return -1
  let votes = 0
  for (const [index, kind] of kinds.entries()) {
    const below = body.flatMap((line) => {
      const cell = line.cells[index]
      return cell === undefined || cell.trim() === '' ? [] : [kindOf(cell, true)]
    })
    if (below.length === 0) continue
    const typed = below.filter((found) => found !== 'text' && found !== 'prose').length
    const mostlyTyped = typed > below.length * 0.7
    if (kind === 'text' && mostlyTyped) votes++
    else if (kind === 'number' && mostlyTyped) votes--
  }
  if (votes !== 0) return votes > 0 ? 2 : -2
  const names = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '')
  const distinct = new Set(names).size === cells.length
  return distinct && kinds.every((kind) => kind === 'text') ? 1 : -2
}

/**
 * The number of columns of a list with titles: theirs, unless nine of ten rows agree on another
 * number. Exporters leave the last title out, or the last empty cells of every row.
 */
function widthBelow(titles: Line, body: readonly Line[]): number {
  const rows = body.filter(
    ({ faulty, cells }) => !faulty && !(cells.length === 1 && cells[0] === ''),
  )
  const usual = usualCount(rows)
  const agree = rows.filter(({ cells }) => cells.length === usual).length
  return rows.length >= 3 && agree >= rows.length * 0.9 ? usual : titles.cells.length
}

function fitted(names: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => names[index] ?? '')
}

/** How the lines of a sample end. */
export function newlineIn(units: Units, start: number, end: number): Newline {
  let crlf = 0
  let lf = 0
  let cr = 0
  for (let at = start; at < end; at++) {
    if (units[at] === 10) lf++
    else if (units[at] === 13) {
      if (units[at + 1] === 10 && at + 1 < end) {
        crlf++
        at++
      } else cr++
    }
  }
  const kinds = (crlf > 0 ? 1 : 0) + (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0)
  if (kinds === 0) return 'none'
  if (kinds > 1) return 'mixed'
  return crlf > 0 ? '\r\n' : lf > 0 ? '\n' : '\r'
}
