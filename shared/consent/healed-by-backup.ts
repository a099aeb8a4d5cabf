import type { ErrorCode } from '../errors.ts'

const healed: readonly ErrorCode[] = [
  'store_missing',
  'store_empty_file',
  'store_not_a_database',
  'store_damaged',
  'store_seal_mismatch',
  'store_symlink',
]

/**
 * Whether a backup may take the place of a ledger that is refused for this. For the other refusals
 * the ledger is sound: a newer program, another one closed, or a free disk is the answer.
 */
export function healedByBackup(code: ErrorCode): boolean {
  return healed.includes(code)
}
