import { isUtf8 } from 'node:buffer'

/**
 * UTF-8 that was once read as Windows-1252: `Ã£` for `ã`, `Â°` for `°`, `â€“` for `–`. The second
 * letter is what one of the bytes 0x80 to 0xBF looks like there, which no word has after such a first.
 */
const MOJIBAKE = /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf“”™˜œž¦¢]/

/** Whether a text was damaged on its way through another program. */
export function hasMojibake(text: string): boolean {
  return MOJIBAKE.test(text)
}

/** The letters of Windows-1252 whose bytes are 0x80 to 0x9F. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Undoes the damage; a text that does not read as UTF-8 afterwards is left as it is. */
export function repairMojibake(text: string): string {
  if (!hasMojibake(text)) return text
  const bytes = Buffer.alloc(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const high = HIGH.indexOf(text.charAt(at))
    if (high < 0 && code > 0xff) return text
    bytes[at] = high < 0 ? code : 0x80 + high
  }
  return isUtf8(bytes) ? bytes.toString('utf8') : text
}
