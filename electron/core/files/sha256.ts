import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

/** SHA-256 of a file's bytes, in lower-case hexadecimal, reading it a megabyte at a time. */
export function sha256OfFile(path: string): string {
  const hash = createHash('sha256')
  const block = Buffer.allocUnsafe(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
      hash.update(block.subarray(0, length))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
