import { markedEncoding, unitsOf, textOf } from './text.ts'

/** What a file is by its first bytes, whatever its name says. `zip`, `gzip` and `ole` are containers. */
export type FileKind =
  | 'text'
  | 'zip'
  | 'gzip'
  | 'ole'
  | 'vcard'
  | 'json'
  | 'pdf'
  | 'image'
  | 'html'
  | 'compressed'
  | 'database'
  | 'unknown'

const SIGNATURES: readonly (readonly [FileKind, string])[] = [
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['gzip', '\x1f\x8b\x08'],
  ['compressed', 'Rar!\x1a\x07'],
  ['compressed', '7z\xbc\xaf\x27\x1c'],
  ['compressed', 'BZh'],
  ['compressed', '\xfd7zXZ\0'],
  ['compressed', '\x28\xb5\x2f\xfd'],
  ['image', '\x89PNG\r\n\x1a\n'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF87a'],
  ['image', 'GIF89a'],
  ['image', 'II*\0'],
  ['image', 'MM\0*'],
  ['database', 'SQLite format 3\0'],
  ['unknown', '{\\rtf'],
  ['unknown', 'MZ\x90\0'],
  ['unknown', '\x7fELF'],
]
const PAGE = /^\s*(?:<!--[^]*?-->\s*)?<(?:!doctype|html|head|body|table|meta|\?xml|style|script)\b/i
const VCARD = /^\s*BEGIN:VCARD\s*[\r\n]/i
const JSON_START = /^\s*(?:\[\s*)?\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})/
const MOST_CONTROLS = 0.05

/** Tells what a file is. @param head its first bytes, some thousands when it has them */
export function sniff(head: Buffer): FileKind {
  const letters = head.toString('latin1')
  for (const [kind, signature] of SIGNATURES) if (letters.startsWith(signature)) return kind
  if (letters.startsWith('RIFF') && letters.startsWith('WEBP', 8)) return 'image'
  if (/^ftyp(?:hei|mif|avif)/.test(letters.slice(4))) return 'image'
  const text = textOfHead(head)
  if (VCARD.test(text)) return 'vcard'
  if (PAGE.test(text)) return 'html'
  if (JSON_START.test(text)) return 'json'
  return controlsIn(text) > text.length * MOST_CONTROLS ? 'unknown' : 'text'
}

/** Control characters other than those that lists have as delimiters, line ends and damage. */
function controlsIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 9 ? code > 1 : code > 13 && code < 31 && code !== 27) count++
  }
  return count
}

function textOfHead(head: Buffer): string {
  const mark = markedEncoding(head)
  const encoding = mark?.encoding ?? 'utf-8'
  const units = unitsOf(head, encoding)
  const start = mark === null ? 0 : mark.encoding === 'utf-8' ? 3 : 1
  return textOf(units, start, units.length, encoding === 'utf-8' ? 'windows-1252' : encoding)
}
