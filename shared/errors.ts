/**
 * Every way the product can fail, in one closed table.
 *
 * The family decides what a shell does with it (the exit code of the command line, the colour of
 * the alert); the sentence a person reads is `errors:<code>` in `locales/errors.ts`.
 */
const families = {
  // The program itself is wrong.
  internal: 'internal',
  counts_do_not_add_up: 'internal',
  worker_crashed: 'internal',

  // The caller asked for something that does not exist or makes no sense.
  unknown_method: 'usage',
  invalid_input: 'usage',
  unknown_place: 'usage',
  unknown_check: 'usage',
  unknown_job: 'usage',
  batch_not_found: 'usage',
  run_not_found: 'usage',
  backup_not_found: 'usage',
  nothing_to_lift: 'usage',
  nothing_to_undo: 'usage',
  not_opted_out: 'usage',
  one_number_needed: 'usage',
  block_already_over: 'usage',
  nothing_to_erase: 'usage',
  block_cannot_expire: 'usage',
  as_of_before_list: 'usage',
  as_of_to_come: 'usage',
  not_built_yet: 'usage',
  usage: 'usage',

  // A page and the program behind it have lost each other.
  host_unreachable: 'usage',
  session_refused: 'usage',
  no_free_port: 'usage',

  // A file the operator gave cannot be read, or one cannot be written.
  file_not_found: 'input',
  file_is_directory: 'input',
  file_no_permission: 'input',
  file_locked: 'input',
  file_empty: 'input',
  file_only_header: 'input',
  file_kind_unsupported: 'input',
  file_is_pdf: 'input',
  file_is_image: 'input',
  file_is_web_page: 'input',
  file_is_compressed: 'input',
  file_is_protected: 'input',
  file_damaged: 'input',
  file_unsafe: 'input',
  file_too_big_inside: 'input',
  sheet_not_found: 'input',
  file_changed_while_reading: 'input',
  list_changed: 'decision',
  file_too_large: 'input',
  quote_never_closed: 'input',
  no_phone_column: 'input',
  file_has_messages: 'input',
  phone_column_not_found: 'input',
  cell_too_long: 'input',
  report_unreadable: 'input',
  target_exists: 'input',
  target_is_input: 'input',
  target_not_writable: 'input',
  disk_full: 'input',
  no_room_to_read: 'input',
  change_file_unreadable: 'input',
  change_file_forged: 'input',
  change_file_newer: 'input',

  // The ledger cannot be trusted or used.
  store_missing: 'store',
  store_empty_file: 'store',
  store_not_a_database: 'store',
  store_newer: 'store',
  store_damaged: 'store',
  store_seal_mismatch: 'store',
  store_locked: 'store',
  store_read_only: 'store',
  store_not_durable: 'store',
  store_symlink: 'store',
  store_replaced: 'store',
  backup_unusable: 'store',
  no_good_backup: 'store',

  // Nothing is wrong, but a person has to decide first.
  sheet_not_chosen: 'decision',
  optouts_not_understood: 'decision',
  optouts_every_row: 'decision',
  optouts_status_unclear: 'decision',
  optouts_dates_unclear: 'decision',
  number_not_confirmed: 'decision',
  undo_needs_count: 'decision',
  release_needs_count: 'decision',
  output_needs_confirmation: 'decision',
  release_needs_consent: 'decision',
  consent_needs_evidence: 'decision',
  count_not_confirmed: 'decision',
  change_file_unknown_sender: 'decision',

  cancelled: 'cancelled',
} as const

export type ErrorCode = keyof typeof families
export type ErrorFamily = (typeof families)[ErrorCode]
export const errorCodes = Object.keys(families) as readonly ErrorCode[]

/** Values for the placeholders of the sentence. Never a phone number, never a cell's text. */
export type ErrorParams = Readonly<Record<string, string | number>>

/** What crosses a boundary: JSON-safe, without the cause, which only the log may see. */
export interface ErrorView {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/** The one error class of the product. `cause` is for the log, `code` and `params` for people. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
  }

  get view(): ErrorView {
    return { code: this.code, params: this.params }
  }
}

export function errorFamily(code: ErrorCode): ErrorFamily {
  return families[code]
}

/** Turns anything thrown into an `AppError`, keeping it as the cause. Unknown things are `internal`. */
export function toAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal', {}, thrown)
}

/** Rebuilds an error on this side of a boundary from what `view` sent across it. */
export function fromErrorView(view: ErrorView, cause?: unknown): AppError {
  return new AppError(view.code, view.params, cause)
}
