import type { Country } from '../model.ts'
import { accountsIn, type AccountsInCell } from './accounts-in.ts'

/** One line of pasted text that should name somebody. */
export interface PastedLine extends AccountsInCell {
  /** The line as pasted, trimmed. */
  readonly written: string
}

const CELL_BREAK = /[\t;,|]/
const HAS_DIGIT = /\d/

/**
 * Reads what people paste when they mean "these": a number a line, a column of a sheet, or rows
 * such as `Ana;11 98765-4321`, where only the cells with digits are meant.
 *
 * A line is read as one cell first, so that `11 98765-4321 / 4322` keeps its meaning; only a line
 * that names nobody is taken apart.
 *
 * @returns one entry per line that is not blank, in order
 */
export function readPasted(text: string, country: Country): PastedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((written) => ({ written, ...readLine(written, country) }))
}

function readLine(line: string, country: Country): AccountsInCell {
  const options = { country, mode: 'national' } as const
  const whole = accountsIn(line, options)
  if (whole.accounts.length > 0 || !CELL_BREAK.test(line)) return whole
  const parts = line
    .split(CELL_BREAK)
    .filter((part) => HAS_DIGIT.test(part))
    .map((part) => accountsIn(part, options))
  const accounts = parts.flatMap((part) => part.accounts)
  return accounts.length > 0
    ? { accounts, unread: parts.find((part) => part.unread !== null)?.unread ?? null }
    : whole
}
