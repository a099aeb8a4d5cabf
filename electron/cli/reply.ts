import type { AppError } from '../../shared/errors.ts'
import { errorSentence } from '../../shared/locales/error-sentence.ts'
import { exitCodeOf } from './exit-codes.ts'
import type { Session } from './session.ts'

/** What a command has to say, before it is known who listens. */
export interface Reply {
  /** The one document that `--json` prints on stdout. */
  readonly document: unknown
  /** The lines that a person reads on stdout. */
  readonly text: readonly string[]
  /** Lines for stderr, in both cases. */
  readonly complaint?: readonly string[]
  readonly exitCode?: number
}

/** Prints a reply and leaves its exit code behind; the process ends by itself when all is written. */
export function answer(session: Session, { document, text, complaint, exitCode }: Reply): void {
  if (complaint) process.stderr.write(asLines(complaint))
  process.stdout.write(session.json ? `${JSON.stringify(document, null, 2)}\n` : asLines(text))
  process.exitCode = exitCode ?? 0
}

/**
 * The reply of a command that failed: one sentence on stderr and, with `--json`,
 * `{ error: { code, message, params } }` on stdout.
 *
 * @param more what else the person needs in order to decide, for both kinds of reader
 */
export function failure(
  session: Session,
  error: AppError,
  more: { readonly fields?: object; readonly lines?: readonly string[] } = {},
): Reply {
  const message = errorSentence(error.view, session.t)
  return {
    document: { error: { code: error.code, message, params: error.params }, ...more.fields },
    text: [],
    complaint: [`lista-limpa: ${message}`, ...(more.lines ?? [])],
    exitCode: exitCodeOf(error.code),
  }
}

function asLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
