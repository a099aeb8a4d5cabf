/**
 * The domain's words. Everything here is JSON-safe and readonly: it crosses threads, IPC and HTTP.
 * What crosses a boundary is a zod schema with its type inferred; what stays inside is a plain type.
 */
import { z } from 'zod'

// ── Where and in which language ────────────────────────────────────────────────────────────────

export const localeSchema = z.enum(['pt-BR', 'en', 'es'])
export type Locale = z.infer<typeof localeSchema>
export const locales = localeSchema.options

/** ISO 3166-1 alpha-2 code of the country whose dialling rules read a number written without one. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/)
export type Country = z.infer<typeof countrySchema>

// ── Identity: whose number is this ─────────────────────────────────────────────────────────────

/**
 * One WhatsApp account, as the ledger knows it.
 * `tel`: E.164 digits after the folds, as an integer (15 digits at most, exact below 2^53).
 * `bsuid`: Meta's business-scoped user id, `BR.1502…`. `lid`: WhatsApp's linked id. Both match exactly.
 */
export const accountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tel'), key: z.number().int().positive().max(999_999_999_999_999) }),
  z.object({ kind: z.literal('bsuid'), value: z.string().min(4).max(160) }),
  z.object({ kind: z.literal('lid'), value: z.string().min(4).max(160) }),
])
export type Account = z.infer<typeof accountSchema>

/** How bare digits in a column are meant: as dialled at home, or as a wa_id with its country code. */
export const phoneModeSchema = z.enum(['national', 'international'])
export type PhoneMode = z.infer<typeof phoneModeSchema>

/** Why no account could be read from a cell. Closed; the words are `identity:reason.<code>`. */
export const unreadableReasonSchema = z.enum([
  'empty',
  'no_digits',
  'too_short',
  'too_long',
  'no_area_code',
  'unassigned_area_code',
  'not_assignable',
  'service_number',
  'digits_lost',
  'digits_zeroed',
  'spreadsheet_error',
  'letters_in_number',
  'not_a_phone',
  'group_or_channel',
  'username',
  'link_without_number',
  'invalid_country_code',
  'invalid_for_country',
  'placeholder',
])
export type UnreadableReason = z.infer<typeof unreadableReasonSchema>

// ── Consent ────────────────────────────────────────────────────────────────────────────────────

/** What the person opted out of. Wider scopes contain narrower ones: everything > marketing > topic. */
export const scopeSchema = z
  .string()
  .regex(/^(everything|marketing|topic:[^\s:][^:]{0,79}|sender:\d{8,15})$/)
export type Scope = z.infer<typeof scopeSchema>

export const reasonSchema = z.enum([
  'lost_interest',
  'problem_solved',
  'unhappy_with_material',
  'never_gave_consent',
  'wrong_person',
  'complaint',
  'number_changed',
  'other',
  'not_stated',
])
export type Reason = z.infer<typeof reasonSchema>

export const sourceSchema = z.enum([
  'typed_by_attendant',
  'customer_message',
  'button',
  'link',
  'import',
  'failure_report',
  'law_list',
  'merge',
])
export type Source = z.infer<typeof sourceSchema>

export const eventKindSchema = z.enum([
  'opt_out',
  'opt_in',
  'correction',
  'release',
  'expiry',
  'erase',
])
export type EventKind = z.infer<typeof eventKindSchema>

/** An instant, ISO 8601 in UTC with milliseconds: `2026-11-24T12:00:00.000Z`. */
export const instantSchema = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof instantSchema>

/** One unchangeable line of the ledger. `id` orders events; clocks do not. */
export const consentEventSchema = z.object({
  id: z.number().int().positive(),
  account: accountSchema,
  kind: eventKindSchema,
  scope: scopeSchema,
  reason: reasonSchema,
  source: sourceSchema,
  note: z.string().max(2000),
  written: z.string().max(400),
  happenedAt: instantSchema,
  recordedAt: instantSchema,
  operator: z.string().max(120),
  batch: z.number().int().positive().nullable(),
})
export type ConsentEvent = z.infer<typeof consentEventSchema>

/** The current answer for one account that must not be messaged. Always derivable from the events. */
export const suppressionSchema = z.object({
  account: accountSchema,
  scope: scopeSchema,
  since: instantSchema,
  reason: reasonSchema,
  source: sourceSchema,
  note: z.string(),
  written: z.string(),
  entry: z.number().int().positive(),
  batch: z.number().int().positive().nullable(),
})
export type Suppression = z.infer<typeof suppressionSchema>

// ── Lists and how they are read ────────────────────────────────────────────────────────────────

/** Opaque handle of a file or folder that a shell registered. Paths do not cross the contract. */
export const placeIdSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
export type PlaceId = z.infer<typeof placeIdSchema>

export const encodingSchema = z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])
export type Encoding = z.infer<typeof encodingSchema>
/** What stands between two cells: mostly one of the four usual ones, but any sign may. */
export const delimiterSchema = z
  .string()
  .min(1)
  .max(3)
  .refine((signs) => Array.from(signs).every(mayDelimit))
export type Delimiter = z.infer<typeof delimiterSchema>
export const usualDelimiters = [',', ';', '\t', '|'] as const

/** Any ASCII sign but letters, digits, quotes, line ends and NUL. */
function mayDelimit(sign: string): boolean {
  const code = sign.charCodeAt(0)
  return code > 0 && code < 128 && !/[\r\n"'a-z\d]/i.test(sign)
}
export const newlineSchema = z.enum(['\r\n', '\n', '\r', 'mixed', 'none'])
export type Newline = z.infer<typeof newlineSchema>

/** What a list is by its content. All but text are written out as text before they are read. */
export const listKindSchema = z.enum(['text', 'xlsx', 'xls', 'ods', 'vcard', 'json_lines'])
export type ListKind = z.infer<typeof listKindSchema>

/** How the bytes of a text list become records. */
export const dialectSchema = z.object({
  encoding: encodingSchema,
  bom: z.boolean(),
  delimiter: delimiterSchema,
  quote: z.enum(['"', "'", '']),
  /** Sign before a quote or delimiter that is only text; empty where quotes are doubled instead. */
  escape: z.enum(['', '\\']),
  newline: newlineSchema,
  /** Lines above the titles, or above the first record: a report's name, `sep=;`, comments. */
  preamble: z.number().int().nonnegative(),
  hasHeader: z.boolean(),
})
export type Dialect = z.infer<typeof dialectSchema>

/** What the operator changed of the detected dialect ("Alterar"). Absent means detected. */
export const readingChoicesSchema = z.object({
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  quote: dialectSchema.shape.quote.optional(),
  escape: dialectSchema.shape.escape.optional(),
  hasHeader: z.boolean().optional(),
  sheet: z.string().optional(),
  /** Whether `JoÃ£o` is to be read as `João`: never done unasked. */
  repairAccents: z.boolean().optional(),
})
export type ReadingChoices = z.infer<typeof readingChoicesSchema>

/** A list with more columns of phones than this is one for a person to look at. */
export const MOST_PHONE_COLUMNS = 200

export const phoneColumnSchema = z.object({
  index: z.number().int().nonnegative(),
  mode: phoneModeSchema,
})
export type PhoneColumn = z.infer<typeof phoneColumnSchema>

export const columnSchema = z.object({
  index: z.number().int().nonnegative(),
  name: z.string(),
  samples: z.array(z.string()),
  /** Share of the sampled non-blank cells that read as an account, 0..1. */
  phoneShare: z.number().min(0).max(1),
  mode: phoneModeSchema,
})
export type Column = z.infer<typeof columnSchema>

export const confidenceSchema = z.enum(['certain', 'probable', 'doubtful', 'none'])
export type Confidence = z.infer<typeof confidenceSchema>

/** Everything about a list that a person should know. The words are `lists:fault.<code>`. */
export const faultCodeSchema = z.enum([
  // How it is laid out.
  'header_doubt',
  'only_header',
  'lines_above',
  'comment_lines',
  'blank_lines',
  'repeated_header',
  'totals_line',
  'second_table',
  'mixed_newlines',
  'repeated_titles',
  'empty_titles',
  'many_columns',
  // Records that cannot be trusted.
  'too_few_cells',
  'too_many_cells',
  'stray_quote',
  'quote_never_closed',
  'nul_byte',
  'record_too_long',
  'last_row_cut',
  // What its cells say.
  'other_encoding',
  'mojibake',
  'lost_characters',
  'digits_destroyed',
  'long_cell',
  'number_elsewhere',
  'column_doubt',
  // Of workbooks and other kinds.
  'other_sheets',
  'hidden_rows',
  'entries_without_number',
])
export type FaultCode = z.infer<typeof faultCodeSchema>

/**
 * One thing that was noticed: `line` is where first, `params.count` how often, `params.lines` the
 * first lines of them.
 */
export const faultSchema = z.object({
  code: faultCodeSchema,
  line: z.number().int().positive().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Fault = z.infer<typeof faultSchema>

export const inspectionSchema = z.object({
  place: placeIdSchema,
  name: z.string(),
  size: z.number().int().nonnegative(),
  kind: listKindSchema,
  /** Of a workbook: its sheets that hold something, and the one that is read. */
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  dialect: dialectSchema,
  /** Records in the whole list; `null` while only its beginning was read. */
  records: z.number().int().nonnegative().nullable(),
  columns: z.array(columnSchema),
  phoneColumns: z.array(phoneColumnSchema),
  confidence: confidenceSchema,
  /** Whether the phone columns are those that the operator chose before for the same titles. */
  remembered: z.boolean(),
  /** The first records, raw cells, each with its line in the file. */
  preview: z.array(z.object({ line: z.number().int().positive(), cells: z.array(z.string()) })),
  faults: z.array(faultSchema),
})
export type Inspection = z.infer<typeof inspectionSchema>

// ── Verdicts ───────────────────────────────────────────────────────────────────────────────────

/** What happens to a row. Stable tokens: they stand in reports and files for years. */
export const verdictCodeSchema = z.enum([
  'kept',
  'suppressed',
  'possible_match',
  'no_consent',
  'over_limit',
  'duplicate',
  'invalid_number',
  'no_number',
  'malformed',
])
export type VerdictCode = z.infer<typeof verdictCodeSchema>
export const verdictCodes = verdictCodeSchema.options

export const verdictCountsSchema = z.record(verdictCodeSchema, z.number().int().nonnegative())
export type VerdictCounts = z.infer<typeof verdictCountsSchema>

export const malformedReasonSchema = z.enum([
  'too_few_cells',
  'too_many_cells',
  'stray_quote',
  'quote_never_closed',
  'nul_byte',
  'record_too_long',
])
export type MalformedReason = z.infer<typeof malformedReasonSchema>

/** Why a row's number cannot be trusted: the cell's own reason, or a part of a cell with several. */
export const heldReasonSchema = z.enum([...unreadableReasonSchema.options, 'unread_part'])
export type HeldReason = z.infer<typeof heldReasonSchema>

/** The fate of one row and why. `row` counts records from 1 and `line` lines of the file from 1. */
export const verdictSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('kept') }),
  z.object({ code: z.literal('suppressed'), entry: suppressionSchema }),
  z.object({ code: z.literal('possible_match'), entry: suppressionSchema, why: z.string() }),
  z.object({ code: z.literal('no_consent') }),
  z.object({ code: z.literal('over_limit') }),
  z.object({ code: z.literal('duplicate'), firstRow: z.number().int().positive() }),
  z.object({ code: z.literal('invalid_number'), reason: heldReasonSchema }),
  z.object({ code: z.literal('no_number') }),
  z.object({ code: z.literal('malformed'), reason: malformedReasonSchema }),
])
export type Verdict = z.infer<typeof verdictSchema>

export const checkedRowSchema = z.object({
  /** Number of the record, from 1, the header not counted. */
  row: z.number().int().positive(),
  /** Line of the file where it begins, from 1: what Excel or an editor shows. */
  line: z.number().int().positive(),
  cells: z.array(z.string()),
  verdict: verdictSchema,
})
export type CheckedRow = z.infer<typeof checkedRowSchema>

// ── Reports ────────────────────────────────────────────────────────────────────────────────────

/** What is about to be sent, as Meta charges for it. */
export const templateCategorySchema = z.enum(['marketing', 'utility', 'authentication'])
export type TemplateCategory = z.infer<typeof templateCategorySchema>

/** Everything besides the numbers themselves that decides what happens to rows. */
export const cleaningRulesSchema = z.object({
  /**
   * What is about to be sent: its topics, and the numbers it is sent from. What is not said could be
   * anything, so every opt-out holds.
   */
  scopes: z.array(scopeSchema).max(20),
  /** Only who once opted in may stay. */
  requireOptIn: z.boolean(),
  /** Who was on so many clean lists within seven days is held back; `null` when nobody is. */
  maxPerWeek: z.number().int().min(1).max(99).nullable(),
  /** Whether a number may stay more than once. */
  keepDuplicates: z.boolean(),
  /** The ledger as it was known at this moment; `null` for today's. */
  asOf: instantSchema.nullable(),
})
export type CleaningRules = z.infer<typeof cleaningRulesSchema>

/** The rules of a cleaning for which nothing was chosen. */
export const plainRules: CleaningRules = {
  scopes: [],
  requireOptIn: false,
  maxPerWeek: null,
  keepDuplicates: false,
  asOf: null,
}

export const listFormatSchema = z.enum(['same', 'weni-csv', 'weni-xlsx', 'xlsx'])
export type ListFormat = z.infer<typeof listFormatSchema>

/** What a file of a cleaning holds. `verdict`: the rows of one fate; `pack`: all files in one ZIP. */
export const outputRoleSchema = z.enum([
  'clean',
  'removed',
  'review',
  'verdict',
  'report',
  'certificate',
  'pack',
])
export type OutputRole = z.infer<typeof outputRoleSchema>

export const outputFileSchema = z.object({
  role: outputRoleSchema,
  /** Of a file with rows of one fate: which. */
  verdict: verdictCodeSchema.nullable(),
  /** Of a file with rows: how it is laid out. */
  format: listFormatSchema.nullable(),
  /** Of a list that was split for Weni: which part, from 1. */
  part: z.number().int().positive().nullable(),
  place: placeIdSchema,
  name: z.string(),
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type OutputFile = z.infer<typeof outputFileSchema>

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What one cleaning did, and its certificate. `counts.read` equals the sum of the other counts, or
 * there is no report. `digest` is the SHA-256 of everything else in it, and `previous` names the
 * certificate before it, so that none can be altered or taken out unnoticed.
 */
export const cleanReportSchema = z.object({
  format: z.literal('lista-limpa/report'),
  version: z.literal(1),
  input: z.object({
    path: z.string(),
    name: z.string(),
    sha256: z.string(),
    rows: z.number().int().nonnegative(),
    encoding: encodingSchema,
    delimiter: delimiterSchema,
    phoneColumns: z.array(
      z.object({ index: z.number().int(), name: z.string(), mode: phoneModeSchema }),
    ),
  }),
  counts: verdictCountsSchema.and(z.object({ read: z.number().int().nonnegative() })),
  /** By role; of several files with one role the further ones are called `clean_2`, `clean_3`. */
  files: z.record(
    z.string(),
    z.object({
      role: outputRoleSchema,
      verdict: verdictCodeSchema.nullable(),
      format: listFormatSchema.nullable(),
      name: z.string(),
      rows: z.number().int(),
      bytes: z.number().int(),
      sha256: sha256Text,
    }),
  ),
  /** The ledger: how far it had come, and its digest. */
  store: z.object({
    id: z.string(),
    batches: z.number().int().nonnegative(),
    events: z.number().int().nonnegative(),
    suppressed: z.number().int().nonnegative(),
    digest: z.string(),
  }),
  rules: cleaningRulesSchema.extend({
    /** Of the rules that read numbers. */
    version: z.number().int().positive(),
    country: countrySchema,
    category: templateCategorySchema,
  }),
  operator: z.string(),
  startedAt: instantSchema,
  finishedAt: instantSchema,
  appVersion: z.string(),
  previous: sha256Text.nullable(),
  digest: sha256Text,
})
export type CleanReport = z.infer<typeof cleanReportSchema>
