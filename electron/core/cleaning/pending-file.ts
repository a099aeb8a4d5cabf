import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { tempName } from './temp-names.ts'
import { naming, toWriteError } from './write-errors.ts'

const BUFFER_BYTES = 1 << 20

/** A file being written under a temporary name in the folder where it will stand. */
export interface PendingFile {
  readonly temp: string
  readonly target: string
  /** Writes `bytes[start..end)`, or all of them. */
  write(bytes: Uint8Array, start?: number, end?: number): void
  /** Writes short text without a buffer of its own for it. `latin1` takes U+0000 to U+00FF. */
  writeText(text: string, encoding: 'utf8' | 'latin1'): void
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
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  let descriptor: number | null = naming(target, () => openSync(temp, 'wx', 0o600))
  let used = 0
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
    put(buffer.subarray(0, used))
    used = 0
  }

  function write(bytes: Uint8Array, start = 0, end = bytes.length) {
    if (used + end - start > BUFFER_BYTES) flush()
    if (end - start > BUFFER_BYTES) return put(bytes.subarray(start, end))
    if (Buffer.isBuffer(bytes)) bytes.copy(buffer, used, start, end)
    else buffer.set(bytes.subarray(start, end), used)
    used += end - start
  }

  function close() {
    if (descriptor !== null) closeSync(descriptor)
    descriptor = null
  }

  return {
    temp,
    target,
    write,
    writeText(text, encoding) {
      const longest = text.length * (encoding === 'utf8' ? 3 : 1)
      if (longest > BUFFER_BYTES) return write(Buffer.from(text, encoding))
      if (used + longest > BUFFER_BYTES) flush()
      used += buffer.write(text, used, encoding)
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
