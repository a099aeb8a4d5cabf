import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../../../shared/model.ts'
import type { Scanned, Units } from './scan.ts'
import { windows1252Text } from './windows-1252.ts'

export function unitBytes(encoding: Encoding): 1 | 2 {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1
}

/** The units of a buffer: bytes, or 16-bit numbers. For UTF-16 its offset must be even. */
export function unitsOf(bytes: Buffer, encoding: Encoding): Units {
  if (unitBytes(encoding) === 1) return bytes
  const count = bytes.length >> 1
  if (encoding === 'utf-16le' && bytes.byteOffset % 2 === 0) {
    return new Uint16Array(bytes.buffer, bytes.byteOffset, count)
  }
  const own = Buffer.alloc(count * 2)
  bytes.copy(own)
  if (encoding === 'utf-16be') own.swap16()
  return new Uint16Array(own.buffer, own.byteOffset, count)
}

/**
 * Text of a stretch of units. Stretches begin and end at delimiters, quotes and line ends, so that
 * no character is ever cut. What is not UTF-8 in a file of UTF-8 was written by another program: it
 * is read as Windows-1252, and reported by who reads the whole list, never turned into U+FFFD.
 */
export function textOf(units: Units, start: number, end: number, encoding: Encoding): string {
  if (units instanceof Uint16Array) return utf16Text(units, start, end)
  const bytes = Buffer.from(units.buffer, units.byteOffset + start, end - start)
  return encoding === 'utf-8' && isUtf8(bytes) ? bytes.toString('utf8') : windows1252Text(bytes)
}

function utf16Text(units: Uint16Array, start: number, end: number): string {
  const bytes = Buffer.from(units.buffer, units.byteOffset + start * 2, (end - start) * 2)
  return bytes.toString('utf16le')
}

/** Text of one cell, what its quotes and escapes stand for undone. */
export function cellText(
  units: Units,
  found: Scanned,
  index: number,
  { encoding, quote, escape }: { encoding: Encoding; quote: string; escape: string },
): string {
  if (index >= found.count) return ''
  const text = textOf(units, found.starts[index] ?? 0, found.ends[index] ?? 0, encoding)
  const doubled = found.quoted[index] === true ? quote : ''
  if (escape !== '' && text.includes(escape)) return unescaped(text, escape, doubled)
  return doubled !== '' && text.includes(doubled + doubled)
    ? text.replaceAll(doubled + doubled, doubled)
    : text
}

function unescaped(text: string, escape: string, doubled: string): string {
  let plain = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if ((letter === escape || letter === doubled) && at + 1 < text.length) {
      if (letter === escape || text[at + 1] === doubled) at++
    }
    plain += text.charAt(at)
  }
  return plain
}

const NUL_SHARE = 0.2

/** What a byte order mark says; `null` when there is none. */
export function markedEncoding(head: Uint8Array): { encoding: Encoding; length: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return { encoding: 'utf-8', length: 3 }
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/**
 * The encoding of a text without a byte order mark: NULs at every other place mean UTF-16, valid
 * UTF-8 is UTF-8, everything else Windows-1252. Where both stand in one file the lines decide, and
 * cells of the others are read one by one, see `textOf`.
 */
export function guessEncoding(sample: Uint8Array, whole: boolean): Encoding {
  const sixteen = utf16Order(sample)
  if (sixteen !== null) return sixteen
  if (isAscii(sample)) return 'utf-8'
  const complete = whole ? sample : withoutCutCharacter(sample)
  if (isUtf8(complete)) return 'utf-8'
  const lines = { utf8: 0, other: 0 }
  for (const line of linesOf(complete)) {
    if (isAscii(line)) continue
    if (isUtf8(line)) lines.utf8++
    else lines.other++
  }
  return lines.utf8 >= lines.other ? 'utf-8' : 'windows-1252'
}

/** So many bytes at the beginning have to be of the kind that the others are. */
const BEGINNING = 16

/**
 * UTF-16 from its beginning on: a file of bytes to which one of UTF-16 was joined is none, or the lines
 * of the first would be taken for signs above the titles, and copied unread.
 */
function utf16Order(sample: Uint8Array): Encoding | null {
  const pairs = sample.length >> 1
  if (pairs < 2 || !sample.subarray(0, BEGINNING).includes(0)) return null
  const nuls = [0, 0]
  for (let at = 0; at < pairs * 2; at++) {
    if (sample[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1
  }
  const [even = 0, odd = 0] = nuls
  if (odd > pairs * NUL_SHARE && even < odd / 8) return 'utf-16le'
  if (even > pairs * NUL_SHARE && odd < even / 8) return 'utf-16be'
  return null
}

/** A sample may end inside a character: that is the sample's fault, not the file's. */
function withoutCutCharacter(sample: Uint8Array): Uint8Array {
  let end = sample.length
  while (end > 0 && sample.length - end < 4 && ((sample[end - 1] ?? 0) & 0xc0) === 0x80) end--
  if (end > 0 && (sample[end - 1] ?? 0) >= 0xc0) end--
  return sample.subarray(0, end)
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 10 && bytes[at] !== 13) continue
    yield bytes.subarray(start, at)
    start = at + 1
  }
  yield bytes.subarray(start)
}
