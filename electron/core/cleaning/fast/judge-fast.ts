import { AppError } from '../../../../shared/errors.ts'
import { identify } from '../../../../shared/identity/identify.ts'
import type { Identity } from '../../../../shared/identity/identity.ts'
import { noVerdicts, type Fate } from '../../../../shared/verdict.ts'
import { readPhones } from '../judge-records.ts'
import type { RowSink, Tally } from '../row-sink.ts'
import type { Hooks, LedgerView } from '../types.ts'
import type { ListToClean } from '../with-list.ts'
import { createFates } from './fates.ts'
import { createKnownKeys } from './known-keys.ts'
import { createBatch, scanBlock, type Layout } from './scan-block.ts'
import { openWindow } from './window.ts'

const BEYOND_ASCII = /[^\0-\x7f]/
const WINDOW_BYTES = 1 << 20
const BATCH_ROWS = 1 << 14
/** A guess that costs memory when too low and time when too high: the table grows if need be. */
const USUAL_RECORD_BYTES = 100

/** Whether a list is of the kind that `judgeFast` reads: Brazilian, in a superset of ASCII. */
export function suitsFast({ list, country }: ListToClean): boolean {
  const { encoding, newline } = list.dialect
  return (
    country === 'BR' && (encoding === 'utf-8' || encoding === 'windows-1252') && newline !== '\r'
  )
}

/**
 * Judges a list over its bytes: no string and no object per row, kept rows handed on as runs of
 * bytes. Whatever is not plain goes the exact way, a cell to `identify` and a record to the exact
 * reader. The sink gets the same as from `judgeRecords`.
 *
 * @param windowBytes how much of the file is in memory at a time; a record may be longer
 * @throws AppError `cancelled`, and those of reading
 */
export function judgeFast(
  { list, file, phoneColumns, country, keepDuplicates }: ListToClean,
  ledger: LedgerView,
  phase: 'checking' | 'writing',
  hooks: Hooks,
  sink: RowSink,
  windowBytes = WINDOW_BYTES,
): Tally {
  const { delimiter, quote } = list.dialect
  const width = list.header.length
  const layout: Layout = {
    delimiter: delimiter.charCodeAt(0),
    quote: quote === '' ? -1 : quote.charCodeAt(0),
    width,
    phones: phoneColumns,
  }
  const known = createKnownKeys(ledger.telKeys, Math.ceil(list.size / USUAL_RECORD_BYTES))
  const fates = createFates(known, ledger, keepDuplicates)
  const batch = createBatch(BATCH_ROWS, phoneColumns.length)
  const window = openWindow(file.path, windowBytes, (bytes) => sink.input(bytes))
  const { bytes } = window
  const counts = noVerdicts()
  let row = 0
  let line = 1 + lineEndsIn(list.headerBytes)

  function note(fate: Fate, offset: number) {
    counts[fate.code]++
    sink.judged(fate.code, offset, line, fate.code === 'duplicate' ? fate.firstRow : 0)
  }

  /** Has the exact reader judge the record at an offset. @returns its length in bytes */
  function judgeExactly(offset: number): number {
    const record = list.recordAt(offset, row, line)
    const fate = fates.ofPhones(record.fault, readPhones(record, phoneColumns, country), row)
    note(fate, offset)
    line += lineEndsIn(record.bytes)
    if (fate.code === 'kept') sink.kept(record.bytes)
    else sink.removed(record, fate)
    return record.bytes.length
  }

  /** The fate of a scanned record; `null` when its phone cells hold more than ASCII. */
  function fateOf(index: number): Fate | null {
    const first = index * phoneColumns.length
    const plain = fates.ofKeys(batch.keys, first, phoneColumns.length, row)
    if (plain !== null) return plain
    const phones: Identity[] = []
    for (const [turn, { mode }] of phoneColumns.entries()) {
      const place = first + turn
      const cell = bytes.toString('latin1', batch.cellStarts[place], batch.cellEnds[place])
      if (BEYOND_ASCII.test(cell)) return null
      phones.push(identify(cell, { country, mode }))
    }
    return fates.ofPhones(null, phones, row)
  }

  /** Judges the scanned records and takes them out of the window. */
  function takeBatch() {
    const begin = window.start()
    const toFile = window.offset() - begin
    let runStart = begin
    let end = begin
    for (let index = 0; index < batch.count; index++) {
      row++
      const start = end
      end = batch.starts[index + 1] ?? end
      const fate = fateOf(index)
      if (fate?.code !== 'kept') {
        if (runStart < start) sink.kept(bytes.subarray(runStart, start))
        runStart = end
      }
      if (fate === null) {
        judgeExactly(toFile + start)
        continue
      }
      note(fate, toFile + start)
      line += 1 + (batch.innerLines[index] ?? 0)
      if (fate.code === 'kept') continue
      const record = { row, bytes: bytes.subarray(start, end), cellCount: width, fault: null }
      sink.removed(record, fate)
    }
    if (runStart < end) sink.kept(bytes.subarray(runStart, end))
    window.skip(end - begin)
  }

  function takeExactly() {
    row++
    window.skip(judgeExactly(window.offset()))
  }

  try {
    window.fill()
    window.skip(list.headerBytes.length)
    for (;;) {
      if (hooks.cancelled()) throw new AppError('cancelled')
      hooks.onProgress({ phase, done: window.offset(), total: list.size, rows: row })
      const scanned = scanBlock(bytes, window.start(), window.end(), layout, batch)
      takeBatch()
      if (scanned === 'odd') takeExactly()
      else if (scanned === 'full') continue
      else if (window.full()) takeExactly()
      else if (!window.atEnd()) window.fill()
      else if (window.start() < window.end()) takeExactly()
      else return { read: row, counts }
    }
  } finally {
    window.close()
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
