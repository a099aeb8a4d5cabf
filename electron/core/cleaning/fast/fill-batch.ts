import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { wrappedKeyOfBytes } from '../../../../shared/identity/wrapped-number.ts'
import type { PhoneColumn, PhoneMode } from '../../../../shared/model.ts'
import { emptyScan, scanRecord, type Layout } from '../../reading/scan.ts'
import { NOT_READ, ODD, type Batch } from './batch.ts'
import { createScanner } from './scanner.ts'

/** What is read into batches, in a form that can be handed to another thread. */
export interface FillerSource {
  readonly path: string
  /** Its phone columns, in the order of the file. */
  readonly phones: readonly PhoneColumn[]
  readonly layout: Layout
  /** Where the first record begins. */
  readonly start: number
  /** Whether the SHA-256 of the whole file is wanted. */
  readonly hashing: boolean
}

/** Reads a list from its first record to its last, one batch after the other. */
export interface BatchFiller {
  fill(batch: Batch): void
  /** Goes on at an offset, after an `odd` record that ends there. */
  resumeAt(offset: number): void
  /** Of all bytes of the file, once the end was reached. `null` when it was not asked for. */
  sha256(): string | null
  close(): void
}

const SKIP_BYTES = 1 << 16

/** @param memory of the batches that it will fill */
export function openFiller(source: FillerSource, memory: WebAssembly.Memory): BatchFiller {
  const file = openSync(source.path, 'r')
  const hash = source.hashing ? createHash('sha256') : null
  const { layout, phones } = source
  const scan = createScanner(memory, { delimiter: layout.delimiter[0] ?? -1, quote: layout.quote })
  const columns = phones.flatMap(({ index, mode }) => [index, mode === 'international' ? 1 : 0])
  const modes = phones.map(({ mode }) => mode)
  const found = emptyScan()
  let read = 0
  let next = 0
  let atEnd = false
  /** Bytes that were read and belong to records of the next batch. */
  let rest: Uint8Array = new Uint8Array(0)

  /** Reads on in order, so that every byte is hashed once. */
  function readInto(bytes: Uint8Array, from: number, to: number): number {
    let at = from
    while (at < to && !atEnd) {
      const length = readSync(file, bytes, at, to - at, null)
      hash?.update(bytes.subarray(at, at + length))
      at += length
      read += length
      atEnd = length === 0
    }
    return at
  }

  function resumeAt(offset: number) {
    rest = rest.subarray(Math.min(rest.length, offset - next))
    if (rest.length === 0) {
      const skipped = Buffer.allocUnsafe(Math.min(SKIP_BYTES, Math.max(0, offset - read)))
      while (read < offset && !atEnd) {
        readInto(skipped, 0, Math.min(skipped.length, offset - read))
      }
    }
    next = offset
  }

  /**
   * Takes the next record as the exact reader finds it, and leaves it to that to say what it holds.
   *
   * @returns `false` when it may not end where the bytes do
   */
  function takeOdd(batch: Batch, end: number): boolean {
    const { bytes, starts, innerLines, cellCounts, count } = batch
    const start = starts[count] ?? end
    if (start === end) return false
    scanRecord(bytes, start, end, layout, found)
    if (found.touchedLimit && !atEnd) return false
    innerLines[count] = 0
    cellCounts[count] = ODD
    starts[count + 1] = found.end
    batch.count = count + 1
    return true
  }

  resumeAt(source.start)
  return {
    fill(batch) {
      const { bytes, size } = batch
      bytes.set(rest)
      const end = readInto(bytes, rest.length, size.bytes)
      batch.offset = next
      batch.count = 0
      batch.starts[0] = 0
      batch.phoneColumns.set(columns)
      let scanned = scan(batch, end)
      while (scanned !== 'full' && takeOdd(batch, end)) scanned = scan(batch, end)
      readWrapped(batch, modes)

      const taken = batch.starts[batch.count] ?? 0
      next += taken
      rest = bytes.subarray(taken, end)
      const isLonger = batch.count === 0 && end === size.bytes && taken < end
      if (isLonger && scanned !== 'full') batch.end = 'odd'
      else batch.end = atEnd && rest.length === 0 ? 'end' : 'more'
    },
    resumeAt,
    sha256: () => (atEnd ? (hash?.digest('hex') ?? null) : null),
    close: () => closeSync(file),
  }
}

/** Reads the numbers that have one of the usual things around them, of those that the scan left. */
function readWrapped(
  { bytes, keys, cellStarts, cellEnds, cellCounts, count }: Batch,
  modes: readonly PhoneMode[],
): void {
  for (let row = 0, place = 0; row < count; row++) {
    for (const mode of modes) {
      if (keys[place] === NOT_READ && cellCounts[row] !== ODD) {
        const [start, end] = [cellStarts[place] ?? 0, cellEnds[place] ?? 0]
        keys[place] = wrappedKeyOfBytes(bytes, start, end, mode)
      }
      place++
    }
  }
}
