import type { Encoding } from '../../../shared/model.ts'
import { windows1252Bytes } from '../reading/windows-1252.ts'

/**
 * Text as bytes of a file's encoding. A character that the encoding lacks is written as its code
 * point, `U+1F600`: visible, and never a silent question mark.
 */
export function encodeText(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'windows-1252':
      return windows1252Bytes(text)
    default:
      return encoding satisfies never
  }
}

/**
 * A record as one UTF-16 unit per unit of its file (a byte, or two), so that line ends, delimiters
 * and quotes can be handled as text whatever the encoding. `fromUnits` gives the same bytes back.
 */
export function toUnits(bytes: Uint8Array, encoding: Encoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (encoding === 'utf-16le') return buffer.toString('utf16le')
  if (encoding === 'utf-16be') return Buffer.from(buffer).swap16().toString('utf16le')
  return buffer.toString('latin1')
}

export function fromUnits(units: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(units, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(units, 'utf16le').swap16()
  return Buffer.from(units, 'latin1')
}
