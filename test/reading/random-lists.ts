/** Random lists and random damage, repeatable by their seed. */
import { encodeText } from '../../electron/core/cleaning/encode-text.ts'
import type { Dialect, Encoding } from '../../shared/model.ts'
import { randomFrom } from '../bench/generate-list.ts'
import { writtenRow, type Style } from './polluted.ts'

export interface RandomList {
  readonly bytes: Buffer
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly reading: Pick<Dialect, 'encoding' | 'delimiter' | 'quote' | 'escape' | 'hasHeader'>
}

const DELIMITERS = [',', ';', '\t', '|', ':', '^', '~', ' ', ', ', '||', '\u0001']
const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']
const PIECES = [
  'Ana',
  'João',
  'ção',
  '11 98765-4321',
  '+5511987654321',
  '0',
  '',
  ' ',
  '"',
  "'",
  '\\',
  ',',
  ';',
  '\t',
  '|',
  ':',
  '^',
  '~',
  '\n',
  '\r\n',
  '\r',
  '=',
  '-',
  '@',
  '#',
  '“',
  '€',
  'ÿ',
  '\u00a0',
  '""',
] as const
const PIECES_OF_UNICODE = ['😀', '日本', 'e\u0301', '\u202a', '１１', '\u2028', 'Ω'] as const

/** A list in a random dialect, written so that it has exactly one meaning in it. */
export function randomList(seed: number, mostRows: number): RandomList {
  const chance = randomFrom(seed)
  const under = (count: number) => Math.floor(chance() * count)
  const of = <T>(from: readonly T[]): T => from[under(from.length)] as T

  const encoding = of(ENCODINGS)
  const style: Style = {
    delimiter: of(DELIMITERS),
    quote: of(['"', "'"]),
    escape: of(['', '\\']),
    newline: of(['\n', '\r\n', '\r']),
    quoteAll: chance() < 0.3,
  }
  const pieces = encoding === 'windows-1252' ? PIECES : [...PIECES, ...PIECES_OF_UNICODE]
  const cell = () => Array.from({ length: under(4) }, () => of(pieces)).join('')
  const width = 1 + under(6)
  const header = Array.from({ length: width }, (_, at) => `título ${at + 1}`)
  const rows = Array.from({ length: 1 + under(mostRows) }, () =>
    Array.from({ length: width }, cell),
  )
  const lines = [header, ...rows].map((row) => writtenRow(row, style))
  const mark = encoding.startsWith('utf-16') || chance() < 0.3 ? '\ufeff' : ''
  const end = chance() < 0.8 ? style.newline : ''
  const text = lines.join(style.newline) + end
  return {
    bytes: encodeText(encoding === 'windows-1252' ? text : mark + text, encoding),
    header,
    // A last row without a cell and without a line end is no row.
    rows: end === '' && lines.at(-1) === '' ? rows.slice(0, -1) : rows,
    reading: {
      encoding,
      delimiter: style.delimiter,
      quote: style.quote as Dialect['quote'],
      escape: style.escape as Dialect['escape'],
      hasHeader: true,
    },
  }
}

/** The same bytes with a few of them changed, put in, taken out, doubled, or the end cut off. */
export function damaged(bytes: Buffer, seed: number): Buffer {
  const chance = randomFrom(seed)
  const under = (count: number) => Math.floor(chance() * count)
  const signs = Buffer.from('"\';,\t|\\\n\r\0\ufeff=#')
  let spoiled = Buffer.from(bytes)
  for (let times = 1 + under(4); times > 0 && spoiled.length > 1; times--) {
    const at = under(spoiled.length)
    const sign = chance() < 0.7 ? (signs[under(signs.length)] ?? 0) : under(256)
    const length = 1 + under(40)
    const [before, after] = [spoiled.subarray(0, at), spoiled.subarray(at)]
    const parts = [
      () => [before, Buffer.from([sign]), after.subarray(1)],
      () => [before, Buffer.from([sign]), after],
      () => [before, after.subarray(length)],
      () => [before, after.subarray(0, length), after],
      () => [spoiled.subarray(0, at + 1)],
    ]
    spoiled = Buffer.concat((parts[under(parts.length)] ?? (() => [before]))())
  }
  return spoiled
}
