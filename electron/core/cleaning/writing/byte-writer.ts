import { createHash } from 'node:crypto'
import { fsyncSync, writeSync } from 'node:fs'

/** What became of a file. */
export interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** Writes a file from front to back and knows what it wrote. */
export interface ByteWriter {
  /** Where bytes are put together, from its beginning; each `put` may exchange it for another. */
  readonly buffer: Uint8Array
  /**
   * Writes the first bytes of `buffer`.
   *
   * @throws what the system said of these or of earlier ones
   */
  put(length: number): void
  /** Begins with what `finish` does where that needs no waiting. Nothing more may be put. */
  startFinishing(): void
  /** Forces everything to the disk. @throws as `put` */
  finish(): Written
  /** Comes back when nothing more is written, so that the file can be closed. */
  stop(): void
}

const BUFFER_BYTES = 1 << 20

/** Writes to an open file in this thread. */
export function writeHere(descriptor: number): ByteWriter {
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  const file = hashedFile(descriptor)
  return {
    buffer,
    put: (length) => file.write(buffer.subarray(0, length)),
    startFinishing() {},
    finish: file.finish,
    stop() {},
  }
}

/** The one place that writes and hashes, whichever thread it is in. */
export function hashedFile(descriptor: number) {
  const hash = createHash('sha256')
  let total = 0
  return {
    write(bytes: Uint8Array): void {
      hash.update(bytes)
      total += bytes.length
      for (let done = 0; done < bytes.length;) {
        done += writeSync(descriptor, bytes, done, bytes.length - done)
      }
    },
    finish(): Written {
      fsyncSync(descriptor)
      return { bytes: total, sha256: hash.digest('hex') }
    },
  }
}
