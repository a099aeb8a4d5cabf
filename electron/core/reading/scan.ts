import type { MalformedReason } from '../../../shared/model.ts'

/** Bytes of a record, line end included; what is longer is no row of a contact list. */
export const LONGEST_RECORD = 1 << 20
/** Units of a quoted cell that may have line ends in it: beyond, its quote was never closed. */
export const LONGEST_QUOTED = 1 << 16

const NUL = 0
const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const SPACE = 32
/** `="11987654321"`: how programs keep Excel from taking digits for a number. */
const EQUALS = 61

/** A file as units: bytes, or the 16-bit units of UTF-16. Every character of a dialect is one unit. */
export type Units = Uint8Array | Uint16Array

/** How records stand in units. */
export interface Layout {
  /** One unit or, as in `a, b`, several. */
  readonly delimiter: readonly number[]
  /** -1 when the list has none; the same for `escape`. */
  readonly quote: number
  readonly escape: number
  /** The usual number of cells; 0 while it is not known. */
  readonly width: number
  readonly longest: number
}

/** One record as found. Cells are ranges of units; quotes around them are outside the range. */
export interface Scanned {
  start: number
  /** After the line end. */
  end: number
  /** Before the line end. */
  bodyEnd: number
  count: number
  readonly starts: number[]
  readonly ends: number[]
  /** Whether a cell stood in quotes, and its doubled or escaped characters have to be undone. */
  readonly quoted: boolean[]
  /** Line ends inside the record's cells. */
  innerLines: number
  fault: MalformedReason | null
  /** Whether more units after `limit` could have changed the outcome. */
  touchedLimit: boolean
}

export function emptyScan(): Scanned {
  return {
    start: 0,
    end: 0,
    bodyEnd: 0,
    count: 0,
    starts: [],
    ends: [],
    quoted: [],
    innerLines: 0,
    fault: null,
    touchedLimit: false,
  }
}

/**
 * Finds the record that begins at `from`. It never joins two records: a quote that does not close
 * within reason, or in whose text other whole records stand, ends with its own line.
 *
 * @param limit end of the units at hand; the file is taken to end there
 */
export function scanRecord(
  units: Units,
  from: number,
  limit: number,
  layout: Layout,
  found: Scanned,
): void {
  const { delimiter, quote, escape, longest } = layout
  const first = delimiter[0] ?? -1
  const single = delimiter.length === 1
  const skipsBlanks = first !== SPACE && first !== TAB
  const end = Math.min(limit, from + longest)
  let fault: MalformedReason | null = null
  let hasNul = false
  let at = from
  let count = 0
  found.start = from
  found.innerLines = 0
  found.touchedLimit = false

  for (;;) {
    let open = at
    if (skipsBlanks && quote >= 0) {
      while (open < end && units[open] === SPACE) open++
      if (units[open] !== quote || open >= end) open = at
    }
    if (quote >= 0 && open < end && units[open] === quote) {
      const close = closingQuote(units, open, end, limit, layout, found)
      if (close < 0) {
        fault = 'quote_never_closed'
        found.starts[count] = at
        at = splitPlainly(units, at, end, layout, found, count)
        count = found.count
        break
      }
      if (found.fault !== null) fault ??= found.fault
      found.starts[count] = open + 1
      found.ends[count] = close
      found.quoted[count] = true
      count++
      at = close + 1
      if (skipsBlanks) while (at < end && units[at] === SPACE) at++
    } else {
      const start = at
      for (; at < end; at++) {
        const unit = units[at] ?? 0
        if (unit === first && (single || isAt(units, at, end, delimiter))) break
        if (unit === LINE_FEED || unit === CARRIAGE_RETURN) break
        if (unit === quote) {
          if (units[start] !== EQUALS) fault ??= 'stray_quote'
        } else if (unit === NUL) hasNul = true
        else if (unit === escape && isEscapable(units[at + 1])) at++
      }
      found.starts[count] = start
      found.ends[count] = at
      found.quoted[count] = false
      count++
    }
    if (at < end && units[at] === first && (single || isAt(units, at, end, delimiter))) {
      at += delimiter.length
      continue
    }
    break
  }

  found.count = count
  found.bodyEnd = at
  found.end = lineEndAfter(units, at, end)
  if (found.end === at && at < limit) {
    fault = 'record_too_long'
  } else if (!hasNul && fault === null && layout.width > 0 && !isBlank(found)) {
    if (count < layout.width) fault = 'too_few_cells'
    else if (count > layout.width) fault = 'too_many_cells'
  }
  if (hasNul || (fault !== null && hasNulIn(units, from, at))) fault = 'nul_byte'
  found.fault = fault
  if (found.end >= limit) found.touchedLimit = true
}

function isBlank(found: Scanned): boolean {
  return found.count === 1 && found.bodyEnd === found.start
}

function hasNulIn(units: Units, from: number, to: number): boolean {
  const place = units.indexOf(NUL, from)
  return place >= 0 && place < to
}

/**
 * The quote that closes the one at `open`; -1 when none does. Sets `found.fault` to what is odd
 * about the cell, or null.
 */
function closingQuote(
  units: Units,
  open: number,
  end: number,
  limit: number,
  layout: Layout,
  found: Scanned,
): number {
  const { quote, escape, delimiter } = layout
  const first = delimiter[0] ?? -1
  const skipsBlanks = first !== SPACE && first !== TAB
  let lines = 0
  let firstInner = -1
  let lineStart = -1
  found.fault = null
  for (let at = open + 1; at < end; at++) {
    const unit = units[at] ?? 0
    if (unit === escape && isEscapable(units[at + 1])) {
      at++
    } else if (unit === quote) {
      let next = at + 1
      if (next < end && units[next] === quote) {
        at = next
        continue
      }
      if (skipsBlanks) while (next < end && units[next] === SPACE) next++
      if (next >= end) {
        if (end < limit) return -1
        found.touchedLimit = true
        found.innerLines += lines
        return at
      }
      const after = units[next] ?? 0
      if (
        after === LINE_FEED ||
        after === CARRIAGE_RETURN ||
        (after === first && isAt(units, next, end, delimiter))
      ) {
        found.innerLines += lines
        return at
      }
      if (lines > 0) {
        // What more there may be of this line decides with it.
        if (!endsLine(units, at, end)) found.touchedLimit = true
        const swallowed =
          isWholeRecord(units, firstInner, end, layout) ||
          (lineStart !== firstInner && isWholeRecord(units, lineStart, end, layout))
        if (swallowed) return -1
      }
      found.fault = 'stray_quote'
    } else if (unit === LINE_FEED || unit === CARRIAGE_RETURN) {
      if (at - open > LONGEST_QUOTED) return -1
      if (unit === CARRIAGE_RETURN && units[at + 1] === LINE_FEED && at + 1 < end) at++
      lines++
      lineStart = at + 1
      if (firstInner < 0) firstInner = lineStart
    } else if (unit === NUL) {
      found.fault = 'nul_byte'
    }
  }
  found.touchedLimit = true
  return -1
}

function endsLine(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (units[at] === LINE_FEED || units[at] === CARRIAGE_RETURN) return true
  }
  return false
}

/** Whether the line from `start` is a complete record by itself, so that no cell may contain it. */
function isWholeRecord(units: Units, start: number, end: number, layout: Layout): boolean {
  if (layout.width === 0) return false
  return layout.width === 1 || cellsOnLine(units, start, end, layout) === layout.width
}

/** Number of cells on one line, quotes respected; -1 when a quote stays open at its end. */
export function cellsOnLine(units: Units, start: number, end: number, layout: Layout): number {
  const { quote, escape, delimiter } = layout
  const first = delimiter[0] ?? -1
  let cells = 1
  let inQuotes = false
  let atCellStart = true
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) break
    if (unit === escape && isEscapable(units[at + 1])) {
      at++
      atCellStart = false
    } else if (unit === quote && quote >= 0) {
      if (inQuotes && units[at + 1] === quote) at++
      else if (inQuotes || atCellStart) inQuotes = !inQuotes
      atCellStart = false
    } else if (!inQuotes && unit === first && isAt(units, at, end, delimiter)) {
      cells++
      at += delimiter.length - 1
      atCellStart = true
    } else if (unit !== SPACE) atCellStart = false
  }
  return inQuotes ? -1 : cells
}

/** Splits the rest of a line at delimiters alone, from cell `count` on. @returns where it ends */
function splitPlainly(
  units: Units,
  from: number,
  end: number,
  { delimiter }: Layout,
  found: Scanned,
  count: number,
): number {
  let start = from
  let at = from
  let cells = count
  const add = () => {
    found.starts[cells] = start
    found.ends[cells] = at
    found.quoted[cells] = false
    cells++
  }
  while (at < end && units[at] !== LINE_FEED && units[at] !== CARRIAGE_RETURN) {
    if (units[at] === delimiter[0] && isAt(units, at, end, delimiter)) {
      add()
      at += delimiter.length
      start = at
    } else at++
  }
  add()
  found.count = cells
  return at
}

/** Line ends are never escaped: a backslash at the end of a line would join two people's rows. */
function isEscapable(unit: number | undefined): boolean {
  return unit !== undefined && unit !== LINE_FEED && unit !== CARRIAGE_RETURN
}

function isAt(units: Units, at: number, end: number, delimiter: readonly number[]): boolean {
  if (at + delimiter.length > end) return false
  for (let index = 1; index < delimiter.length; index++) {
    if (units[at + index] !== delimiter[index]) return false
  }
  return true
}

/** The unit after the line end at `at`; `at` itself when there is none. */
export function lineEndAfter(units: Units, at: number, end: number): number {
  if (at >= end) return at
  if (units[at] === CARRIAGE_RETURN) {
    return at + 1 < end && units[at + 1] === LINE_FEED ? at + 2 : at + 1
  }
  return units[at] === LINE_FEED ? at + 1 : at
}
