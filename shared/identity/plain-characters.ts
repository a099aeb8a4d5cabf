const ASCII = /^[\x20-\x7e]*$/

/** What copying, keyboards and phone books put in place of plain characters, and their meaning. */
const MEANINGS: readonly (readonly [RegExp, string | ((character: string) => string)])[] = [
  [/[\n\v\f\r\u0085\u2028\u2029]+/g, '\n'],
  [/[\t\p{Zs}]/gu, ' '],
  // Byte order marks, zero-width and direction marks, soft hyphens, keycaps, stray controls.
  [/[\p{Cf}\p{Mn}\p{Me}]|(?!\n)\p{Cc}/gu, ''],
  [/[\p{Pd}\u2212\u2043]/gu, '-'],
  [/[\u2018-\u201b\u2032\u00b4]/g, "'"],
  [/[\u201c-\u201f\u2033]/g, '"'],
  [/[\u2044\u2215]/g, '/'],
  // Arabic-Indic digits: the last four bits are the digit.
  [/[\u0660-\u0669\u06f0-\u06f9]/g, (character) => String(character.charCodeAt(0) & 0xf)],
  // Full-width forms stand at a fixed distance from ASCII.
  [/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)],
]

/**
 * Gives digits, spaces, dashes, quotes and full-width forms their plain characters and drops those
 * that cannot be seen. Letters stay; line breaks become `\n`, because they separate numbers.
 */
export function plainCharacters(text: string): string {
  if (ASCII.test(text)) return text
  let plain = text
  for (const [pattern, meaning] of MEANINGS) {
    plain =
      typeof meaning === 'string'
        ? plain.replace(pattern, meaning)
        : plain.replace(pattern, meaning)
  }
  return plain.trim()
}
