/**
 * A cell with the shape of its text and not the text: the first and the last sign of every word and
 * number stay, for a person to recognise the column and nobody in it.
 */
export function mask(text: string): string {
  return text.replace(/[\p{L}\p{N}\p{M}]{3,}/gu, (run) => {
    const signs = Array.from(run)
    return `${signs[0]}${'*'.repeat(signs.length - 2)}${signs.at(-1)}`
  })
}
