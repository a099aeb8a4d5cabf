import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'

/** A file open for reading, with its size and moment when it was opened. */
export interface OpenedFile {
  readonly size: number
  readonly modifiedMs: number
  /** Fills as much of `into` as the file has from `offset` on. @returns the number of bytes */
  read(into: Uint8Array, offset: number): number
  /** @throws AppError `file_changed_while_reading` when the file is not what it was when opened */
  assertUnchanged(): void
  close(): void
}

const codes: Readonly<Record<string, 'file_not_found' | 'file_no_permission' | 'file_locked'>> = {
  ENOENT: 'file_not_found',
  ENOTDIR: 'file_not_found',
  EACCES: 'file_no_permission',
  EPERM: 'file_no_permission',
  EBUSY: 'file_locked',
  ETXTBSY: 'file_locked',
}

const MOST_TRIES = 4
const WAIT_MS = 250

/** @throws AppError that says why the file cannot be opened; `file_empty` for one of zero bytes */
export function openFile(path: string, name: string): OpenedFile {
  const handle = naming(name, () => openPatiently(path))
  try {
    const opened = fstatSync(handle)
    if (opened.isDirectory()) throw new AppError('file_is_directory', { file: name })
    if (opened.size === 0) throw new AppError('file_empty', { file: name })
    return {
      size: opened.size,
      modifiedMs: opened.mtimeMs,
      read(into, offset) {
        let done = 0
        while (done < into.length) {
          const length = naming(name, () =>
            readSync(handle, into, done, into.length - done, offset + done),
          )
          if (length === 0) break
          done += length
        }
        return done
      },
      assertUnchanged() {
        const now = fstatSync(handle)
        if (now.size === opened.size && now.mtimeMs === opened.mtimeMs) return
        throw new AppError('file_changed_while_reading', { file: name })
      },
      close: () => closeSync(handle),
    }
  } catch (thrown) {
    closeSync(handle)
    throw thrown
  }
}

/** Opens a file; one that another program holds gets a moment to be let go. */
function openPatiently(path: string): number {
  for (let tries = 1; ; tries++) {
    try {
      return openSync(path, 'r')
    } catch (thrown) {
      if (codeOf(thrown) !== 'EBUSY' || tries === MOST_TRIES) throw thrown
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS)
    }
  }
}

function naming<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    throw toReadError(thrown, file)
  }
}

/** What the operating system refused, in our words; anything else as it is. */
export function toReadError(thrown: unknown, file: string): unknown {
  const code = codeOf(thrown)
  if (code === 'EISDIR') return new AppError('file_is_directory', { file }, thrown)
  const known = codes[code]
  return known === undefined ? thrown : new AppError(known, { file }, thrown)
}

const fullDisk = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** What stood in the way of writing a list out as text, in our words; anything else as it is. */
export function toCopyError(thrown: unknown, file: string): unknown {
  return fullDisk.includes(codeOf(thrown))
    ? new AppError('no_room_to_read', { file }, thrown)
    : thrown
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
}
