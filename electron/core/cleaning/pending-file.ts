import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { tempName } from './temp-names.ts'

const BUFFER_BYTES = 1 << 20

/** A file being written under a temporary name in the folder where it will stand. */
export interface PendingFile {
  readonly temp: string
  readonly target: string
  write(bytes: Uint8Array): void
  /** Writes short text without a buffer of its own for it. `latin1` takes U+0000 to U+00FF. */
  writeText(text: string, encoding: 'utf8' | 'latin1'): void
  /** Forces everything to the disk and closes. @returns how long the file is, and its SHA-256 */
  seal(): { readonly bytes: number; readonly sha256: string }
  /** Closes and removes the temporary file; nothing happens when it was published. */
  discard(): void
}

/** Opens a new temporary file beside `target` that only this user can read. */
export function openPendingFile(target: string): PendingFile {
  const temp = tempName(dirname(target))
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  let descriptor: number | null = openSync(temp, 'wx', 0o600)
  let used = 0
  let total = 0

  function put(bytes: Uint8Array) {
    if (descriptor === null) throw new Error('The file is already closed')
    hash.update(bytes)
    total += bytes.length
    for (let done = 0; done < bytes.length;) {
      done += writeSync(descriptor, bytes, done, bytes.length - done)
    }
  }

  function flush() {
    put(buffer.subarray(0, used))
    used = 0
  }

  function close() {
    if (descriptor !== null) closeSync(descriptor)
    descriptor = null
  }

  return {
    temp,
    target,
    write(bytes) {
      if (used + bytes.length > BUFFER_BYTES) flush()
      if (bytes.length > BUFFER_BYTES) return put(bytes)
      buffer.set(bytes, used)
      used += bytes.length
    },
    writeText(text, encoding) {
      const longest = text.length * (encoding === 'utf8' ? 3 : 1)
      if (longest > BUFFER_BYTES) return this.write(Buffer.from(text, encoding))
      if (used + longest > BUFFER_BYTES) flush()
      used += buffer.write(text, used, encoding)
    },
    seal() {
      flush()
      if (descriptor !== null) fsyncSync(descriptor)
      close()
      return { bytes: total, sha256: hash.digest('hex') }
    },
    discard() {
      close()
      rmSync(temp, { force: true })
    },
  }
}
