import { closeSync, openSync, readSync } from 'node:fs'

const BLOCK_BYTES = 1 << 20

/** The bytes of a file, a megabyte at a time; each block is valid until the next one is asked for. */
export function* readBlocks(path: string): Generator<Uint8Array> {
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  const file = openSync(path, 'r')
  try {
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
      yield block.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}
