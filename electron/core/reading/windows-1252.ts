/** 0x80 to 0x9F of Windows-1252, as the WHATWG encoding standard has them; the rest is ISO 8859-1. */
const HIGH_CONTROLS =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

const FIRST_CONTROL = 0x80
/** What Node writes as ISO 8859-1 by itself, and faster. */
const SAME_IN_LATIN_1 = /^[\0-\x7f\xa0-\xff]*$/

export function windows1252Text(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => HIGH_CONTROLS[sign.charCodeAt(0) - FIRST_CONTROL] ?? sign)
}

/**
 * Text as Windows-1252, whose every byte is read back as the same sign. One that it lacks is written
 * as its code point, `U+1F600`: visible, and never a silent question mark.
 */
export function windows1252Bytes(text: string): Buffer {
  if (SAME_IN_LATIN_1.test(text)) return Buffer.from(text, 'latin1')
  const signs = Array.from(text, (sign) => {
    if (SAME_IN_LATIN_1.test(sign)) return sign
    const control = HIGH_CONTROLS.indexOf(sign)
    if (control >= 0) return String.fromCharCode(FIRST_CONTROL + control)
    return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
  })
  return Buffer.from(signs.join(''), 'latin1')
}
