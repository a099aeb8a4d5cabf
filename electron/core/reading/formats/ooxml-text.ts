/** `_x000D_`: how Office writes a character that XML cannot hold (ECMA-376, ST_Xstring). */
export function unescapeOoxml(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text
}
