import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { tempName } from './temp-names.ts'
import { naming, toWriteError } from './write-errors.ts'

const BUFFER_BYTES = 1 << 20
/** The most that one piece put directly into the memory of a file may have. */
export const ROOM_BYTES = 1 << 17

/** Where the next bytes of a file are put together. */
export interface Room {
  readonly bytes: Uint8Array
  /** Where in `bytes` the next one belongs; whoever puts some there moves it on. */
  at: number
}

/** A file being written under a temporary name in the folder where it will stand. */
export interface PendingFile {
  readonly temp: string
  readonly target: string
  /** Writes `bytes[start..end)`, or all of them. */
  write(bytes: Uint8Array, start?: number, end?: number): void
  /** Room for `length` bytes, `ROOM_BYTES` at most, that the caller puts there before anything else. */
  room(length: number): Room
  /** Forces everything to the disk and closes. @returns how long the file is, and its SHA-256 */
  seal(): { readonly bytes: number; readonly sha256: string }
  /** Closes and removes the temporary file; nothing happens when it was published. */
  discard(): void
}

/**
 * Opens a new temporary file beside `target` that only this user can read.
 *
 * @throws AppError of writing that names the target; so do the file's own functions
 */
export function openPendingFile(target: string): PendingFile {
  const temp = tempName(dirname(target))
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  const room: Room = { bytes: buffer, at: 0 }
  let descriptor: number | null = naming(target, () => openSync(temp, 'wx', 0o600))
  let total = 0

  function put(bytes: Uint8Array) {
    if (descriptor === null) throw new Error('The file is already closed')
    hash.update(bytes)
    total += bytes.length
    try {
      for (let done = 0; done < bytes.length;) {
        done += writeSync(descriptor, bytes, done, bytes.length - done)
      }
    } catch (thrown) {
      throw toWriteError(thrown, basename(target))
    }
  }

  function flush() {
    put(buffer.subarray(0, room.at))
    room.at = 0
  }

  function write(bytes: Uint8Array, start = 0, end = bytes.length) {
    const length = end - start
    if (room.at + length > BUFFER_BYTES) flush()
    if (length > BUFFER_BYTES) return put(bytes.subarray(start, end))
    buffer.set(bytes.subarray(start, end), room.at)
    room.at += length
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
      if (room.at + length > BUFFER_BYTES) flush()
      return room
    },
    seal() {
      flush()
      naming(target, () => {
        if (descriptor !== null) fsyncSync(descriptor)
        close()
      })
      return { bytes: total, sha256: hash.digest('hex') }
    },
    discard() {
      close()
      rmSync(temp, { force: true })
    },
  }
}
