import { closeSync, openSync, readSync } from 'node:fs'

/** A stretch of a file in memory that moves forward; what was taken from its front is forgotten. */
export interface Window {
  /** The unread bytes are `bytes[start()..end())`; one more after them may be written to. */
  readonly bytes: Buffer
  start(): number
  end(): number
  /** Where `start()` is in the file. */
  offset(): number
  /** Whether everything up to the end of the file is in memory. */
  atEnd(): boolean
  /** Whether nothing more fits. */
  full(): boolean
  /** Takes bytes from the front, also more than are in memory. */
  skip(count: number): void
  /** Reads on until the window is full or the file ends. */
  fill(): void
  close(): void
}

/** @param onBytes is given every byte of the file once, in order, as it is read */
export function openWindow(
  path: string,
  size: number,
  onBytes: (bytes: Uint8Array) => void,
): Window {
  const file = openSync(path, 'r')
  const bytes = Buffer.allocUnsafe(size + 1)
  let start = 0
  let end = 0
  let read = 0
  let atEnd = false

  function fill() {
    bytes.copyWithin(0, start, end)
    end -= start
    start = 0
    while (end < size && !atEnd) {
      const length = readSync(file, bytes, end, size - end, null)
      onBytes(bytes.subarray(end, end + length))
      end += length
      read += length
      atEnd = length === 0
    }
  }

  return {
    bytes,
    start: () => start,
    end: () => end,
    offset: () => read - (end - start),
    atEnd: () => atEnd,
    full: () => start === 0 && end === size,
    skip(count) {
      let left = count
      while (left > end - start && !atEnd) {
        left -= end - start
        start = end
        fill()
      }
      start += left
    },
    fill,
    close: () => closeSync(file),
  }
}
