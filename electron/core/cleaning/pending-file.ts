import { closeSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { putPart, type Room } from './room.ts'
import { tempName } from './temp-names.ts'
import { naming } from './write-errors.ts'
import { writeHere, type ByteWriter, type Written } from './writing/byte-writer.ts'

/** The most that one piece put directly into the memory of a file may have. */
export const ROOM_BYTES = 1 << 17

/** A file being written under a temporary name in the folder where it will stand. */
export interface PendingFile {
  readonly temp: string
  readonly target: string
  /** Writes `bytes[start..end)`, or all of them. */
  write(bytes: Uint8Array, start?: number, end?: number): void
  /** Room for `length` bytes, `ROOM_BYTES` at most, that the caller puts there before anything else. */
  room(length: number): Room
  /** Has everything forced to the disk while other work goes on. Nothing more may be written. */
  startSealing(): void
  /** Forces everything to the disk and closes. @returns how long the file is, and its SHA-256 */
  seal(): Written
  /** Closes and removes the temporary file; nothing happens when it was published. */
  discard(): void
}

/**
 * Opens a new temporary file beside `target` that only this user can read.
 *
 * @param writerFor writes to an open file; in this thread unless somebody else does
 * @throws AppError of writing that names the target; so do the file's own functions
 */
export function openPendingFile(
  target: string,
  writerFor: (descriptor: number) => ByteWriter = writeHere,
): PendingFile {
  const temp = tempName(dirname(target))
  let descriptor: number | null = naming(target, () => openSync(temp, 'wx', 0o600))
  const writer = writerFor(descriptor)
  const room: Room = { bytes: writer.buffer, at: 0 }
  const size = writer.buffer.length
  let isSealing = false

  function flush() {
    if (descriptor === null) throw new Error('The file is already closed')
    naming(target, () => writer.put(room.at))
    room.bytes = writer.buffer
    room.at = 0
  }

  function write(bytes: Uint8Array, start = 0, end = bytes.length) {
    for (let from = start; from < end;) {
      if (room.at === size || (end - from > size - room.at && end - from <= size)) flush()
      const to = Math.min(end, from + size - room.at)
      putPart(room, bytes, from, to)
      from = to
    }
  }

  function startSealing() {
    if (isSealing) return
    isSealing = true
    flush()
    naming(target, () => writer.startFinishing())
  }

  function close() {
    if (descriptor !== null) closeSync(descriptor)
    descriptor = null
  }

  return {
    temp,
    target,
    write,
    room(length) {
      if (room.at + length > size) flush()
      return room
    },
    startSealing,
    seal() {
      startSealing()
      return naming(target, () => {
        const written = writer.finish()
        close()
        return written
      })
    },
    discard() {
      if (descriptor !== null) writer.stop()
      close()
      rmSync(temp, { force: true })
    },
  }
}
