import type { ErrorCode, ErrorFamily } from '../../shared/errors.ts'
import { errorFamily } from '../../shared/errors.ts'

/** What the process answers to the shell that ran it; part of the product's promise to scripts. */
const exitCodes = {
  internal: 1,
  usage: 2,
  input: 3,
  store: 4,
  decision: 5,
  // 128 + SIGINT, what shells report for a program ended with Ctrl+C.
  cancelled: 130,
} as const satisfies Record<ErrorFamily, number>

/** The exit code of a failure: one per family, 0 being kept for work that was done. */
export function exitCodeOf(code: ErrorCode): number {
  return exitCodes[errorFamily(code)]
}
