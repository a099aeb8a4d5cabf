import type { Encoding, ReadingChoices } from '../../../shared/model.ts'
import { kindOf, type CellKind } from './cell-kind.ts'
import {
  cellsOnLine,
  emptyScan,
  lineEndAfter,
  scanRecord,
  type Layout,
  type Scanned,
  type Units,
} from './scan.ts'
import { textOf } from './text.ts'

export interface Separators {
  readonly delimiter: string
  readonly quote: '"' | "'" | ''
  readonly escape: '' | '\\'
}

interface Score {
  readonly value: number
  readonly width: number
  /** Cells that stand in quotes, and cells with a quote where none belongs. */
  readonly quotedCells: number
  readonly strayQuotes: number
}

interface Candidate {
  readonly separators: Separators
  readonly score: Score
}

/** How likely a sign is to be a delimiter before the file was looked at. */
const LIKELIHOOD: ReadonlyMap<string, number> = new Map([
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 1],
  ['^', 0.8],
  ['~', 0.8],
  ['\u0001', 0.9],
  ['\u001f', 0.9],
  [':', 0.65],
  ['#', 0.65],
  ['&', 0.65],
  ['*', 0.65],
  ['!', 0.65],
  ['=', 0.55],
  ['/', 0.5],
  ['%', 0.5],
  ['@', 0.5],
  [' ', 0.55],
])
const SAMPLE_UNITS = 48 << 10
const SAMPLE_RECORDS = 250
const ONE_COLUMN = 0.1
const PHONE_SAMPLE = 4 << 10
const PHONE_WITH_BLANK = /(?:^|[^\d"])\(?\d{2}\)? 9? ?\d{4}[- ]?\d{4}(?!\d|")/
/** Words with a space between them are words, unless enough of what it separates is more than words. */
const SPACE_NEEDS = 0.3
const SPACE_UNPROVEN = 0.3
const ENOUGH_STRAYS = 5
/** So much better one reading has to be than a likelier sign's. */
const CLEARLY = 1.0001

const WORTH: Readonly<Record<CellKind, number>> = {
  phone: 1,
  number: 1,
  date: 1,
  address: 1,
  text: 1,
  empty: 0.8,
  prose: 0.6,
  torn: 0.15,
}

/**
 * Which signs separate cells, stand around them and before a sign that is only text.
 *
 * Every likely combination reads the sample; the one wins under which lines agree on the number of
 * cells and the cells look like something: a phone, a number, a date, words.
 *
 * @param units the beginning of the list, up to `end`
 * @param choices what the operator decided, which is not questioned
 */
export function detectSeparators(
  units: Units,
  start: number,
  end: number,
  encoding: Encoding,
  choices: ReadingChoices,
): Separators {
  const declared = declaredDelimiter(units, start, end, encoding)
  const from = declared === null ? start : declared.end
  const limit = Math.min(end, from + SAMPLE_UNITS)
  const present = signsIn(units, from, limit)
  if (breaksPhones(units, from, limit, encoding)) present.delete(' ')
  const fixed = choices.delimiter ?? declared?.delimiter
  const delimiters =
    fixed === undefined
      ? [...LIKELIHOOD.keys()].filter((sign) => present.has(sign)).concat(absentSign(present))
      : [fixed]
  const quotes =
    choices.quote === undefined
      ? (['"', "'"] as const).filter((sign) => sign === '"' || present.has(sign))
      : [choices.quote]
  const escapes =
    choices.escape === undefined
      ? (['', '\\'] as const).filter((sign) => sign === '' || present.has(sign))
      : [choices.escape]

  let best: Candidate | null = null
  for (const delimiter of delimiters) {
    for (const quote of quotes) {
      for (const escape of escapes) {
        const separators = { delimiter, quote, escape }
        const score = scoreOf(units, from, limit, encoding, separators, best?.score.value ?? 0)
        if (score === null) continue
        if (quote === "'" && choices.quote === undefined && !reallyQuotes(score)) continue
        if (best === null || score.value > best.score.value * CLEARLY) best = { separators, score }
      }
    }
  }
  if (best === null) return { delimiter: absentSign(present), quote: '"', escape: '' }
  const { separators, score } = best
  const withQuote =
    choices.quote === undefined ? { ...separators, quote: quoteFor(best) } : separators
  if (fixed !== undefined) return withQuote
  return score.width === 1
    ? { ...withQuote, delimiter: absentSign(present) }
    : { ...withQuote, delimiter: wholeDelimiter(units, from, limit, withQuote) }
}

/** What a list of one column is said to be separated by: a usual sign that it does not contain. */
function absentSign(present: ReadonlySet<string>): string {
  return [',', ';', '\t', '|'].find((sign) => !present.has(sign)) ?? ','
}

/** Whether most lines have a phone with a blank inside, which blanks as delimiters would tear. */
function breaksPhones(units: Units, start: number, end: number, encoding: Encoding): boolean {
  const lines = textOf(units, start, Math.min(end, start + PHONE_SAMPLE), encoding).split(/[\r\n]+/)
  const broken = lines.filter((line) => PHONE_WITH_BLANK.test(line)).length
  return broken * 2 >= lines.length
}

function reallyQuotes({ quotedCells, strayQuotes }: Score): boolean {
  return quotedCells > strayQuotes && (quotedCells > 1 || strayQuotes === 0)
}

/** Inches and nicknames in a file that never quotes a cell are text. */
function quoteFor({ separators, score }: Candidate): Separators['quote'] {
  return score.quotedCells === 0 && score.strayQuotes >= ENOUGH_STRAYS ? '' : separators.quote
}

/** `sep=;` on the first line, as Excel writes and obeys it. */
export function declaredDelimiter(
  units: Units,
  start: number,
  end: number,
  encoding: Encoding,
): { readonly delimiter: string; readonly end: number } | null {
  const line = textOf(units, start, Math.min(end, start + 8), encoding)
  const found = /^"?sep=([^\r\n"])"?(\r\n|\n|\r|$)/i.exec(line)
  if (!found) return null
  return { delimiter: found[1] ?? ',', end: start + found[0].length }
}

export function layoutOf(
  { delimiter, quote, escape }: Separators,
  width: number,
  longest: number,
): Layout {
  return {
    delimiter: Array.from(delimiter, (sign) => sign.charCodeAt(0)),
    quote: quote === '' ? -1 : quote.charCodeAt(0),
    escape: escape === '' ? -1 : escape.charCodeAt(0),
    width,
    longest,
  }
}

function signsIn(units: Units, start: number, end: number): Set<string> {
  const seen = new Uint8Array(128)
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0
    if (unit < 128) seen[unit] = 1
  }
  const signs = new Set<string>()
  for (const [unit, there] of seen.entries()) if (there === 1) signs.add(String.fromCharCode(unit))
  return signs
}

/**
 * @param best value of the best so far
 * @returns `null` when the rows alone, whatever their cells are, say that this is no better
 */
function scoreOf(
  units: Units,
  start: number,
  end: number,
  encoding: Encoding,
  separators: Separators,
  best: number,
): Score | null {
  const width = usualWidth(units, start, end, layoutOf(separators, 0, end - start))
  const layout = layoutOf(separators, width, end - start)
  const found = emptyScan()
  const rowsOfWidth = new Map<number, number>()
  let rows = 0
  let strayQuotes = 0
  let scanned = start
  for (let at = start; at < end && rows < SAMPLE_RECORDS; at = found.end) {
    scanRecord(units, at, end, layout, found)
    if (found.end <= at) break
    scanned = found.end
    if (isBlankLine(found)) continue
    rows++
    rowsOfWidth.set(found.count, (rowsOfWidth.get(found.count) ?? 0) + 1)
    if (found.fault === 'stray_quote' || found.fault === 'quote_never_closed') strayQuotes++
  }
  if (rows === 0) return { value: 0, width: 1, quotedCells: 0, strayQuotes }
  const main = [...rowsOfWidth].toSorted(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 1
  const likelihood = main === 1 ? 1 : (LIKELIHOOD.get(separators.delimiter) ?? 0.6)
  /** The value when so many of so many cells are more than words, and all of them are worth so much. */
  const valueWith = (typed: number, cells: number, worth: number) => {
    let pattern = 0
    for (const [count, share] of rowsOfWidth) {
      const gain = count === 1 ? ONE_COLUMN + 0.85 * (typed / cells) ** 2 : (count - 1) / count
      pattern += (share / rows) ** 2 * gain
    }
    const proven = separators.delimiter !== ' ' || typed >= cells * SPACE_NEEDS
    const penalty =
      (proven || main === 1 ? 1 : SPACE_UNPROVEN) * (1 - 0.5 * Math.min(1, strayQuotes / rows))
    return pattern * (worth / cells) ** 2 * likelihood * penalty
  }
  // To look at cells takes long, and most signs of a list are no delimiter whatever its cells say.
  if (best > 0 && valueWith(1, 1, 1) <= best * CLEARLY) return null

  let cells = 0
  let worth = 0
  let typed = 0
  let quotedCells = 0
  for (let at = start; at < scanned; at = found.end) {
    scanRecord(units, at, end, layout, found)
    if (isBlankLine(found)) continue
    for (let index = 0; index < found.count; index++) {
      const quoted = found.quoted[index] === true
      const from = found.starts[index] ?? 0
      const text = textOf(units, from, found.ends[index] ?? from, encoding)
      const kind = found.count === 1 && isPair(text) ? 'torn' : kindOf(text, quoted)
      if (quoted) quotedCells++
      cells++
      worth += WORTH[kind]
      if (kind === 'phone' || kind === 'number' || kind === 'address' || kind === 'date') typed++
    }
  }
  const value = valueWith(typed, cells, worth)
  return { value, width: main, quotedCells, strayQuotes }
}

function isBlankLine({ count, bodyEnd, start }: Scanned): boolean {
  return count === 1 && bodyEnd === start
}

/** `10,5`: two numbers rather than one with a single decimal; prices have two. */
function isPair(line: string): boolean {
  return line.includes(',') && !/,\d\d$/.test(line)
}

/** The number of cells that most lines of a sample have, each line by itself. */
export function usualWidth(units: Units, start: number, end: number, layout: Layout): number {
  const lines = new Map<number, number>()
  for (let at = start; at < end;) {
    const cells = cellsOnLine(units, at, end, layout)
    if (cells > 0) lines.set(cells, (lines.get(cells) ?? 0) + 1)
    while (at < end && units[at] !== 10 && units[at] !== 13) at++
    at = Math.max(lineEndAfter(units, at, end), at + (at < end ? 0 : 1))
  }
  let best = 1
  let most = 0
  for (const [cells, count] of lines) {
    const weight = cells === 1 ? count * 0.2 : (count * (cells - 1)) / cells
    if (weight > most) [best, most] = [cells, weight]
  }
  return best
}

/** `a, b` and `a||b`: a second sign that follows every delimiter belongs to it. */
function wholeDelimiter(units: Units, start: number, end: number, separators: Separators): string {
  const { delimiter } = separators
  if (delimiter === ' ' || delimiter === '\t') return delimiter
  const layout = layoutOf(separators, 0, end - start)
  const found = emptyScan()
  let after = 0
  let spaced = 0
  let doubled = 0
  for (let at = start; at < end; at = found.end) {
    scanRecord(units, at, end, layout, found)
    if (found.end <= at) break
    for (let index = 1; index < found.count; index++) {
      const first = (found.starts[index] ?? 0) - (found.quoted[index] === true ? 2 : 0)
      after++
      if (units[first] === 32) spaced++
      if (index % 2 === 1 && found.starts[index] === found.ends[index]) doubled++
    }
  }
  if (after >= 4 && spaced === after) return `${delimiter} `
  if ((delimiter === '|' || delimiter === ':') && after >= 4 && doubled * 2 === after)
    return delimiter + delimiter
  return delimiter
}
