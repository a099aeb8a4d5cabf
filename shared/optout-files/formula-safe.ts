/**
 * Cells that a spreadsheet program would run. Full-width signs and leading blanks count too: both
 * are read as formulas by one program or another (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const RUNS = /^['\s]*[=+\-@\t\r\n＝＋－＠]/u
/** Digits with a plus are no formula that has an effect, and must stay what they are. */
const NUMBER = /^\+?\d{8,15}$/

/** A text that no spreadsheet program takes for a formula. `withoutGuard` gives the same text back. */
export function formulaSafe(text: string): string {
  return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text
}

/** What a cell said before `formulaSafe`. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell
}
