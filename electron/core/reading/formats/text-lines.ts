import { closeSync, openSync, readSync } from 'node:fs'
import { guessEncoding, markedEncoding } from '../text.ts'

const BLOCK_BYTES = 1 << 20
const SAMPLE_BYTES = 1 << 18

/** The lines of a text file of any encoding, without their ends: CR, LF or both. */
export function* linesOfFile(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    const block = Buffer.alloc(BLOCK_BYTES)
    let length = readSync(file, block, 0, block.length, null)
    const head = block.subarray(0, length)
    const mark = markedEncoding(head)
    const sample = head.subarray(0, SAMPLE_BYTES)
    const encoding = mark?.encoding ?? guessEncoding(sample, length < block.length)
    const decoder = new TextDecoder(encoding)
    let rest = ''
    while (length > 0) {
      const lines = (rest + decoder.decode(block.subarray(0, length), { stream: true })).split(
        /\r\n|\n|\r(?!$)/,
      )
      rest = lines.pop() ?? ''
      yield* lines
      length = readSync(file, block, 0, block.length, null)
    }
    rest += decoder.decode()
    if (rest !== '') yield rest.replace(/\r$/, '')
  } finally {
    closeSync(file)
  }
}
