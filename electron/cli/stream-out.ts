import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * A JSON array as pieces of text, one element a line, made while the elements arrive: a million of
 * them are never held at once.
 */
export async function* jsonArray(elements: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const element of elements) {
    yield before + JSON.stringify(element)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** Writes pieces of text to stdout as they come, no faster than the reader takes them. */
export async function streamOut(pieces: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(inLargePieces(pieces)), process.stdout, { end: false })
}

const LARGE_PIECE_CHARS = 1 << 16

/** Joins small pieces into large ones, so that thousands of them cost one write. */
async function* inLargePieces(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  for await (const piece of pieces) {
    held += piece
    if (held.length < LARGE_PIECE_CHARS) continue
    yield held
    held = ''
  }
  if (held !== '') yield held
}
