import { AppError } from '../../shared/errors.ts'
import type { Session } from './session.ts'

/**
 * The cells a command was given: its arguments or, with `--stdin` or `-`, one cell per line of
 * standard input, which unlike arguments shows in no list of processes.
 *
 * @throws AppError `usage` when there are neither
 */
export function cellsFrom(
  { t }: Pick<Session, 't'>,
  given: readonly string[],
  stdin: boolean,
): AsyncIterable<string> | Iterable<string> {
  if (stdin || (given.length === 1 && given[0] === '-')) {
    return linesOf(process.stdin.setEncoding('utf8'))
  }
  if (given.length === 0) throw new AppError('usage', { message: t('cli:usage.no_cells') })
  return given
}

/**
 * The lines of a stream of text, one at a time, without their line ends (LF or CRLF) and without a
 * leading byte order mark. A last line without an end counts; an end at the very end adds no line.
 * Nothing else ends a line: a lone CR or U+2028 belongs to the cell it stands in.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  let atStart = true
  for await (const chunk of chunks) {
    const lines = (rest + (atStart ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n')
    atStart = false
    rest = lines.pop() ?? ''
    for (const line of lines) yield withoutReturn(line)
  }
  if (rest !== '') yield withoutReturn(rest)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** Cells in groups of at most `size`, those that are blank left out: no blank line names anybody. */
export async function* inBatches(
  cells: AsyncIterable<string> | Iterable<string>,
  size: number,
): AsyncGenerator<string[]> {
  let batch: string[] = []
  for await (const cell of cells) {
    if (cell.trim() === '') continue
    if (batch.push(cell) < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
