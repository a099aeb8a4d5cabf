import type { PhoneMode } from '../model.ts'
import { fastKeyOfBytes } from './fast-path.ts'

const QUOTE = 34
const APOSTROPHE = 39
const OPEN = 40
const PLUS = 43
const DASH = 45
const ZERO = 48
const COLON = 58
const EQUALS = 61
const AT = 64
const SPACE = 32

const SERVERS = ['@s.whatsapp.net', '@c.us'].map((name) => bytesOf(name))
const LABELS = new Set(
  'cel celular tel telefone fone whatsapp whats wpp zap contato mobile phone'.split(' '),
)
const LONGEST_LABEL = 10

/**
 * The key of a plainly written Brazilian number with one usual thing around it: `="5511…"` and
 * `'+5511…` of spreadsheets, the server's name in an address of WhatsApp, or a label such as `Cel:`.
 *
 * @returns the key, which is always the key of `identify`; 0 means "ask `identify`", never "no number"
 */
export function wrappedKeyOfBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  mode: PhoneMode,
): number {
  const first = bytes[start] ?? 0
  if (first === EQUALS || first === QUOTE || first === APOSTROPHE) {
    let from = start
    let to = end
    while (from < to && isWrapper(bytes[from] ?? 0)) from++
    while (from < to && isWrapper(bytes[to - 1] ?? 0) && bytes[to - 1] !== EQUALS) to--
    return fastKeyOfBytes(bytes, from, to, mode)
  }
  if (isDigit(first)) return addressKey(bytes, start, end)
  return isLetter(first) ? labelledKey(bytes, start, end, mode) : 0
}

/** An address is written by a machine: its digits always begin with their country code. */
function addressKey(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isDigit(bytes[at] ?? 0)) at++
  if (bytes[at] !== AT) return 0
  const isPhone = SERVERS.some((server) => isWritten(server, bytes, at, end))
  return isPhone ? fastKeyOfBytes(bytes, start, at, 'international') : 0
}

/** Beside words, two dashes may be those of a date, which is no part of a number. */
function labelledKey(bytes: Uint8Array, start: number, end: number, mode: PhoneMode): number {
  let label = ''
  let at = start
  while (at < end && label.length < LONGEST_LABEL && isLetter(bytes[at] ?? 0)) {
    label += String.fromCharCode((bytes[at++] ?? 0) | SPACE)
  }
  if (bytes[at] !== COLON || !LABELS.has(label)) return 0
  at++
  while (at < end && bytes[at] === SPACE) at++
  const begins = bytes[at] ?? 0
  const next = begins === OPEN || begins === PLUS ? (bytes[at + 1] ?? 0) : begins
  let dashes = 0
  for (let rest = at; rest < end; rest++) if (bytes[rest] === DASH) dashes++
  return at < end && isDigit(next) && dashes < 2 ? fastKeyOfBytes(bytes, at, end, mode) : 0
}

function isWritten(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === text.length && text.every((byte, index) => bytes[start + index] === byte)
}

function isWrapper(byte: number): boolean {
  return byte === EQUALS || byte === QUOTE || byte === APOSTROPHE
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte < ZERO + 10
}

function isLetter(byte: number): boolean {
  const lower = byte | SPACE
  return lower >= 97 && lower <= 122
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
