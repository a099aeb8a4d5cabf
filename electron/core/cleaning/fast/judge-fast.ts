import { AppError } from '../../../../shared/errors.ts'
import { identify } from '../../../../shared/identity/identify.ts'
import type { Identity } from '../../../../shared/identity/identity.ts'
import { verdictCodes } from '../../../../shared/model.ts'
import { noVerdicts, type Fate } from '../../../../shared/verdict.ts'
import { sha256OfFile } from '../../files/sha256.ts'
import { readPhones, removedRecord, sinceOf } from '../judge-records.ts'
import type { RowSink, Tally } from '../row-sink.ts'
import type { Hooks, LedgerView } from '../types.ts'
import { isLong, type ListToClean } from '../with-list.ts'
import { layoutOf } from '../../reading/detect-dialect.ts'
import { LONGEST_RECORD } from '../../reading/scan.ts'
import { NOT_READ, ODD, type Batch, type BatchSize } from './batch.ts'
import { readAlongside, readHere } from './batch-stream.ts'
import { cellText, readCells } from './cell-codes.ts'
import { expectedRows } from './expected-rows.ts'
import { createFates } from './fates.ts'
import type { FillerSource } from './fill-batch.ts'
import { HAND } from './key-table.ts'
import { createKnownKeys } from './known-keys.ts'

/** Less than the longest record, so that one longer than a batch is always the exact reader's. */
const USUAL_SIZE = { bytes: 1 << 19, rows: HAND }
const KEPT = verdictCodes.indexOf('kept')
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** Rows with several numbers whose keys are fetched together. */
const AT_ONCE = 128

/** Whether a list is of the kind that `judgeFast` reads: Brazilian, in a superset of ASCII. */
export function suitsFast({ list, country }: ListToClean): boolean {
  const { header } = list
  const { encoding, newline, delimiter, escape } = list.dialect
  const plain = delimiter.length === 1 && delimiter !== ' ' && escape === '' && header.length > 0
  const ascii = encoding === 'utf-8' || encoding === 'windows-1252'
  return country === 'BR' && ascii && plain && newline !== '\r'
}

/** How a list is read in batches of at most `HAND` rows; tests try every size, in this thread and in another. */
export interface BatchPlan extends Pick<BatchSize, 'bytes' | 'rows'> {
  readonly alongside: boolean
}

/**
 * Judges a list over its bytes: no string and no object per row, kept rows handed on as runs of
 * bytes. Whatever is not plain goes the exact way, a cell to `identify` and a record to the exact
 * reader. The sink gets the same as from `judgeRecords`.
 *
 * @throws AppError `cancelled`, and those of reading
 */
export function judgeFast(
  source: ListToClean,
  ledger: LedgerView,
  phase: 'checking' | 'writing',
  hooks: Hooks,
  sink: RowSink,
  plan: BatchPlan = { ...USUAL_SIZE, alongside: isLong(source.list) },
): Tally {
  const { list, phoneColumns } = source
  const size: BatchSize = { ...plan, phones: phoneColumns.length }
  const isWhole = list.path === source.file.path
  const filler = fillerSource(source, phase === 'writing' && isWhole)
  const stream = plan.alongside
    ? readAlongside(filler, size, hooks.cancelled)
    : readHere(filler, size)
  try {
    const judge = createJudge(source, ledger, sink)
    for (;;) {
      if (hooks.cancelled()) throw new AppError('cancelled')
      const batch = stream.next()
      hooks.onProgress({ phase, done: batch.offset, total: list.size, rows: judge.rows() })
      const after = judge.take(batch)
      if (batch.end === 'end') break
      if (batch.end === 'odd') stream.resumeAt(judge.takeExactly(after))
    }
    const sha256 = isWhole || phase !== 'writing' ? stream.sha256() : sha256OfFile(source.file.path)
    return { read: judge.rows(), counts: judge.counts, sha256, keptKeys: judge.keptKeys }
  } finally {
    stream.close()
  }
}

function fillerSource({ list, phoneColumns }: ListToClean, hashing: boolean): FillerSource {
  const { dialect, header, headerBytes } = list
  return {
    path: list.path,
    start: headerBytes.length,
    layout: layoutOf(dialect, header.length, LONGEST_RECORD),
    phones: phoneColumns,
    hashing,
  }
}

/** Judges records in the order of the list, and tells a sink. */
function createJudge(source: ListToClean, ledger: LedgerView, sink: RowSink) {
  const { list, phoneColumns, country, keepDuplicates } = source
  const { encoding } = list.dialect
  const phones = phoneColumns.length
  const width = list.header.length
  const known = createKnownKeys(ledger, expectedRows(list))
  const fates = createFates(known, ledger, keepDuplicates)
  const counts = noVerdicts()
  const rules = { encoding, country, phones: phoneColumns }
  const codesOfTexts = new Map<string, number>()
  let row = 0
  let line = 1 + lineEndsIn(list.headerBytes)

  /** When the account of a fate opted out; those with a number are in the table. */
  function since(fate: Fate): number | null {
    if (fate.code !== 'suppressed' && fate.code !== 'possible_match') return null
    return fate.account.kind === 'tel' ? -known.find(fate.account.key) : sinceOf(fate, ledger)
  }

  function note(fate: Fate, offset: number) {
    counts[fate.code]++
    const firstRow = fate.code === 'duplicate' ? fate.firstRow : 0
    sink.judged(verdictCodes.indexOf(fate.code), offset, line, firstRow)
  }

  /** Has the exact reader judge a record. @returns where it ends, and whether a line ends there */
  function judgeExactly(offset: number): { next: number; isLine: boolean } {
    const record = list.recordAt(offset, row, line)
    const fate = fates.ofPhones(record.fault, readPhones(record, phoneColumns, country), row)
    note(fate, offset)
    line += lineEndsIn(record.bytes)
    if (fate.code === 'kept') sink.kept(record.bytes, 0, record.bytes.length)
    else sink.removed(removedRecord(record), fate, since(fate))
    const last = record.bytes.at(-1)
    const isLine = last === LINE_FEED || last === CARRIAGE_RETURN
    return { next: offset + record.bytes.length, isLine }
  }

  /** The fate of a scanned record; `null` when only the exact reader can tell. */
  function fateOf(batch: Batch, index: number): Fate | null {
    const cellCount = batch.cellCounts[index] ?? ODD
    if (cellCount === ODD) return null
    if (cellCount !== width) {
      const reason = cellCount < width ? 'too_few_cells' : 'too_many_cells'
      return { code: 'malformed', reason }
    }
    const first = index * phones
    const plain = fates.ofCodes(batch.keys, first, phones, row)
    if (plain !== null) return plain
    const read: Identity[] = []
    for (const [turn, { mode }] of phoneColumns.entries()) {
      const place = first + turn
      const start = batch.cellStarts[place] ?? 0
      const text = cellText(batch, start, batch.cellEnds[place] ?? start, encoding)
      if (text === null) return null
      read.push(identify(text, { country, mode }))
    }
    return fates.ofPhones(null, read, row)
  }

  /** @returns the index of the first row from there on that is for `fateOf`; `count` when none is */
  function keepPlain({ starts, innerLines, count, offset }: Batch, from: number): number {
    const stop = fates.keepPlain(from, count, row + 1)
    for (let index = from; index < stop; index++) {
      sink.judged(KEPT, offset + (starts[index] ?? 0), line, 0)
      line += 1 + (innerLines[index] ?? 0)
    }
    row += stop - from
    counts.kept += stop - from
    return stop
  }

  return {
    counts,
    keptKeys: () => known.kept(),
    rows: () => row,
    /** Judges the records of a batch. @returns where in the file the next one begins */
    take(batch: Batch): number {
      readCells(batch, rules, codesOfTexts)
      const { bytes, keys, starts, innerLines, cellCounts, count, offset } = batch
      if (phones === 1) {
        fates.takeInHand(count, (index) =>
          cellCounts[index] === width ? (keys[index] ?? NOT_READ) : NOT_READ,
        )
      }
      let runStart = starts[0] ?? 0
      for (let index = keepPlain(batch, 0); index < count; index = keepPlain(batch, index + 1)) {
        if (phones > 1 && index % AT_ONCE === 0) {
          known.fetch(keys, index * phones, Math.min(count, index + AT_ONCE) * phones)
        }
        row++
        const start = starts[index] ?? 0
        const end = starts[index + 1] ?? start
        const fate = fateOf(batch, index)
        if (fate?.code !== 'kept') {
          if (runStart < start) sink.kept(bytes, runStart, start)
          runStart = end
        }
        if (fate === null) {
          judgeExactly(offset + start)
          continue
        }
        note(fate, offset + start)
        line += 1 + (innerLines[index] ?? 0)
        if (fate.code === 'kept') continue
        const cellCount = cellCounts[index] ?? 0
        const fault = fate.code === 'malformed' ? fate.reason : null
        sink.removed({ row, bytes, start, end, cellCount, fault }, fate, since(fate))
      }
      const end = starts[count] ?? 0
      if (runStart < end) sink.kept(bytes, runStart, end)
      return offset + end
    },
    /**
     * Judges the record at an offset, and what follows on the same line when it is too long for one.
     *
     * @returns where the next one begins
     */
    takeExactly(offset: number): number {
      row++
      const { next, isLine } = judgeExactly(offset)
      return isLine || next >= list.size ? next : this.takeExactly(next)
    },
  }
}

/** Line ends in bytes of an ASCII superset: LF, CRLF, and CR by itself. */
function lineEndsIn(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\r\n|\n|\r/g)?.length ?? 0
  )
}
