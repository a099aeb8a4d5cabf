/**
 * UTF-8 that was once read as Windows-1252: `Ã£` for `ã`, `Â°` for `°`, `â€“` for `–`. The second
 * letter is what one of the bytes 0x80 to 0xBF looks like there, which no word has after such a first.
 */
const MOJIBAKE = /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf“”™˜œž¦¢]/

/** Whether a text was damaged on its way through another program. */
export function hasMojibake(text: string): boolean {
  return MOJIBAKE.test(text)
}
