import { AppError } from '../../shared/errors.ts'
import { linesOf } from './cells.ts'
import type { Session } from './session.ts'
import { typedAnswer } from './typed.ts'

/** A number and the same number once more, for acts that cannot be taken lightly. */
export interface TypedTwice {
  readonly cell: string
  /** Empty when nobody typed it again: the core then refuses. */
  readonly typedAgain: string
}

/**
 * The number of a command: its argument, or with `-` the first line of standard input, where no
 * list of processes shows it.
 *
 * @throws AppError `usage` when there is none
 */
export async function oneNumber(session: Session, given: string): Promise<string> {
  if (given !== '-') return given
  const [cell] = await inputLines()
  return someNumber(session, cell)
}

/**
 * The number, and what was typed to confirm it: `--confirm`, the second line of standard input, or
 * the answer to a question on the terminal.
 */
export async function numberTwice(
  session: Session,
  given: string,
  confirm: string | undefined,
): Promise<TypedTwice> {
  if (given === '-') {
    const [cell, again] = await inputLines()
    return { cell: someNumber(session, cell), typedAgain: confirm ?? again ?? '' }
  }
  const typed = confirm ?? (await typedAnswer(session.t('ledger:type_again')))
  return { cell: given, typedAgain: typed ?? '' }
}

async function inputLines(): Promise<string[]> {
  const lines: string[] = []
  for await (const line of linesOf(process.stdin.setEncoding('utf8'))) {
    if (line.trim() !== '') lines.push(line)
  }
  return lines
}

function someNumber({ t }: Session, cell: string | undefined): string {
  if (cell === undefined) throw new AppError('usage', { message: t('cli:usage.no_cells') })
  return cell
}
