/**
 * Every method of the product, once: name -> kind, input, output. The desktop window, the browser
 * host and the command line reach the core through this table and nothing else; no shell knows a
 * method's name.
 *
 * - `query` reads and answers.
 * - `command` changes something small and answers when it is durable.
 * - `job` loops over rows in a worker: the call answers `{ job }` at once, then `job.progress`
 *   events and one `job.finished` event follow, and `job.cancel` ends it.
 */
import { z } from 'zod'
import { batchRowSchema, batchSchema, undoReportSchema } from './contract/batches.ts'
import {
  consentDetails,
  consentOfManyDetails,
  consentReportSchema,
  exportFormatSchema,
  facetsSchema,
  importChoicesSchema,
  importReportSchema,
  ledgerEventSchema,
  listedSchema,
  releaseDetails,
  releasedSchema,
  suppressionFilterSchema,
  suppressionPageSchema,
  viewSchema,
} from './contract/optouts.ts'
import {
  backupSchema,
  mergedSchema,
  rebuiltSchema,
  restoredSchema,
  senderSchema,
  storeHealthSchema,
} from './contract/store.ts'
import {
  erasedSchema,
  eraseBackupsSchema,
  receiptSchema,
  subjectSchema,
} from './contract/subjects.ts'
import { errorCodes, type ErrorCode } from './errors.ts'
import {
  accountSchema,
  checkedRowSchema,
  countrySchema,
  inspectionSchema,
  instantSchema,
  localeSchema,
  outputFileSchema,
  phoneModeSchema,
  MOST_PHONE_COLUMNS,
  phoneColumnSchema,
  placeIdSchema,
  readingChoicesSchema,
  templateCategorySchema,
  unreadableReasonSchema,
  verdictCodeSchema,
} from './model.ts'
import { verificationSchema } from './contract/certificates.ts'
import {
  checkIdSchema,
  checkRequestSchema,
  checkSummarySchema,
  cleanedSchema,
  cleaningOptionsSchema,
  consentGapSchema,
  listRequestSchema,
  outputRequestSchema,
} from './contract/cleaning.ts'
import { runDetailSchema, runSchema, savingsSchema } from './contract/history.ts'
import { conversionRequestSchema, convertedSchema } from './contract/conversion.ts'
import { preflightReportSchema } from './contract/preflight.ts'
import { count } from './contract/shapes.ts'
import { RECORDS_CEILING, RECORDS_DEFAULT } from './weni/rules.ts'

export type { CheckSummary, Cleaned, ListRequest, OutputRequest } from './contract/cleaning.ts'
export type { Run } from './contract/history.ts'

const cellText = z.string().max(100_000)

// ── Envelopes and events ───────────────────────────────────────────────────────────────────────

export const errorViewSchema = z.object({
  code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What every call answers, over every transport. */
export type Envelope<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: z.infer<typeof errorViewSchema> }

export const envelopeSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorViewSchema }),
]) satisfies z.ZodType<Envelope>

export const jobIdSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
export type JobId = z.infer<typeof jobIdSchema>

export const progressSchema = z.object({
  phase: z.enum(['reading', 'checking', 'writing', 'saving']),
  /** Bytes of the input done and in all; `total` 0 means unknown. */
  done: count,
  total: count,
  rows: count,
})
export type Progress = z.infer<typeof progressSchema>

export type AppEvent =
  | { readonly type: 'job.progress'; readonly job: JobId; readonly progress: Progress }
  | { readonly type: 'job.finished'; readonly job: JobId; readonly result: Envelope }
  | { readonly type: 'store.changed'; readonly suppressed: number }
  | { readonly type: 'settings.changed' }
  /** A cleaning has ended and stands in the history. */
  | { readonly type: 'history.changed' }

// ── Shapes that only calls use ─────────────────────────────────────────────────────────────────

export const identifiedSchema = z.object({
  input: z.string(),
  status: z.enum(['ok', 'invalid', 'multi', 'multi_partial']),
  e164: z.array(z.string()),
  accounts: z.array(accountSchema),
  reason: unreadableReasonSchema.nullable(),
  alternates: z.array(z.string()),
  /** The number as people write it, for display; empty where there is none. */
  display: z.string(),
  /** What was read and which rule applied, in the words of the asked language. */
  explanation: z.string(),
})
export type Identified = z.infer<typeof identifiedSchema>

export const settingsSchema = z.object({
  locale: localeSchema.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  country: countrySchema,
  operator: z.string().max(120),
  /** What a message of each category costs, in centavos; `null` until somebody says. */
  prices: z.record(templateCategorySchema, count.nullable()),
  /** The most contacts that Weni takes in one file. */
  recordsPerFile: z.number().int().min(1).max(RECORDS_CEILING),
})
export type Settings = z.infer<typeof settingsSchema>

// ── The table ──────────────────────────────────────────────────────────────────────────────────

type MethodKind = 'query' | 'command' | 'job'
interface Method {
  readonly kind: MethodKind
  readonly input: z.ZodType
  readonly output: z.ZodType
}

const nothing = z.object({})

export const contract = {
  'app.info': {
    kind: 'query',
    input: nothing,
    output: z.object({ version: z.string(), dataDir: z.string(), suppressed: count }),
  },
  'settings.get': { kind: 'query', input: nothing, output: settingsSchema },
  'settings.set': { kind: 'command', input: settingsSchema.partial(), output: settingsSchema },

  'identities.identify': {
    kind: 'query',
    input: z.object({
      cells: z.array(cellText).max(10_000),
      country: countrySchema,
      mode: phoneModeSchema,
      locale: localeSchema,
    }),
    output: z.array(identifiedSchema),
  },

  'lists.inspect': {
    kind: 'query',
    input: z.object({
      place: placeIdSchema,
      reading: readingChoicesSchema,
      country: countrySchema,
    }),
    output: inspectionSchema,
  },
  /** The same of the whole list, to its last row: every fault, and how many records there are. */
  'lists.survey': {
    kind: 'job',
    input: z.object({
      place: placeIdSchema,
      reading: readingChoicesSchema,
      country: countrySchema,
    }),
    output: inspectionSchema,
  },
  /** Keeps the phone columns that the operator chose, for lists with the same titles. */
  'lists.rememberColumns': {
    kind: 'command',
    input: z.object({
      titles: z.array(z.string()).min(1).max(5000),
      phoneColumns: z.array(phoneColumnSchema).min(1).max(MOST_PHONE_COLUMNS),
    }),
    output: nothing,
  },
  /** Forgets what was kept for these titles; for all lists when `titles` is `null`. */
  'lists.forgetColumns': {
    kind: 'command',
    input: z.object({ titles: z.array(z.string()).min(1).max(5000).nullable() }),
    output: z.object({ forgotten: count }),
  },
  'lists.check': { kind: 'job', input: checkRequestSchema, output: checkSummarySchema },
  'lists.rows': {
    kind: 'query',
    input: z.object({
      check: checkIdSchema,
      verdict: verdictCodeSchema.nullable(),
      offset: count,
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ total: count, rows: z.array(checkedRowSchema) }),
  },
  'lists.clean': {
    kind: 'job',
    input: z.object({
      list: listRequestSchema,
      outputs: outputRequestSchema,
      locale: localeSchema,
      ...cleaningOptionsSchema.shape,
    }),
    output: cleanedSchema,
  },
  /** How many would stay by "did not opt out" and by "opted in". */
  'lists.consentGap': { kind: 'job', input: checkRequestSchema, output: consentGapSchema },

  /** Writes any list again in another format, every cell as it is read. */
  'lists.convert': { kind: 'job', input: conversionRequestSchema, output: convertedSchema },

  /** Reads any file as Weni will: what it would refuse, and what it would silently ruin. */
  'preflight.file': {
    kind: 'job',
    input: z.object({
      place: placeIdSchema,
      reading: readingChoicesSchema,
      maxRecords: z.number().int().min(1).max(RECORDS_CEILING).default(RECORDS_DEFAULT),
    }),
    output: preflightReportSchema,
  },

  'optouts.preview': {
    kind: 'query',
    input: z.object({
      text: z.string().max(5_000_000),
      country: countrySchema,
      locale: localeSchema,
    }),
    output: z.array(
      z.object({
        written: z.string(),
        display: z.string(),
        status: z.enum(['new', 'already', 'repeated', 'unreadable']),
        reason: unreadableReasonSchema.nullable(),
        explanation: z.string(),
      }),
    ),
  },
  'optouts.add': {
    kind: 'command',
    input: z.object({
      cells: z.array(cellText).min(1).max(100_000),
      country: countrySchema,
      /** What the person is called, where the cells name one. */
      personName: z.string().max(200).default(''),
      ...consentDetails,
    }),
    output: importReportSchema,
  },
  'optouts.import': {
    kind: 'job',
    input: z.object({
      list: listRequestSchema,
      dryRun: z.boolean(),
      choices: importChoicesSchema.default({}),
      ...consentDetails,
      /** `null`: as the file itself says, else everything, not stated, imported. */
      scope: consentDetails.scope.nullable(),
      reason: consentDetails.reason.nullable(),
      source: consentDetails.source.nullable(),
    }),
    output: importReportSchema,
  },
  'optouts.check': {
    kind: 'query',
    input: z.object({
      cells: z.array(cellText).max(10_000),
      country: countrySchema,
      mode: phoneModeSchema,
      locale: localeSchema,
    }),
    output: z.array(
      z.object({
        identified: identifiedSchema,
        status: z.enum(['suppressed', 'possible_match', 'not_suppressed', 'unreadable']),
        entry: listedSchema.nullable(),
        /** Why it could be the same person, in words; only for a possible match. */
        why: z.string().nullable(),
      }),
    ),
  },
  'optouts.list': {
    kind: 'query',
    input: suppressionFilterSchema.extend({
      after: z.string().max(200).nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: suppressionPageSchema,
  },
  'optouts.facets': { kind: 'query', input: suppressionFilterSchema, output: facetsSchema },
  'optouts.history': {
    kind: 'query',
    input: z.object({ account: accountSchema }),
    output: z.array(ledgerEventSchema),
  },
  'optouts.export': {
    kind: 'job',
    input: z.object({
      target: placeIdSchema.nullable(),
      /** Where it goes without a target; `null`: into a folder of the program's own. */
      folder: placeIdSchema.nullable().default(null),
      replace: z.boolean(),
      locale: localeSchema,
      format: exportFormatSchema.default('machine'),
      filter: suppressionFilterSchema.default(suppressionFilterSchema.parse({})),
    }),
    output: outputFileSchema.omit({ role: true, verdict: true, format: true, part: true }).extend({
      /** People who are left out: Weni has no place for them, or only a hash of them is known. */
      leftOut: count,
    }),
  },
  /** Frees one person, as a single deliberate act. */
  'optouts.release': {
    kind: 'command',
    input: z.object({
      cell: cellText,
      /** The number typed a second time; it must name the same person. */
      typedAgain: cellText,
      country: countrySchema,
      ...releaseDetails,
    }),
    output: releasedSchema,
  },
  /** Takes a reviewed list of new consents; the count of people it frees has to be typed. */
  'optouts.consent': {
    kind: 'job',
    input: z.object({
      list: listRequestSchema,
      dryRun: z.boolean(),
      confirmed: count,
      onUnreadable: consentDetails.onUnreadable,
      ...consentOfManyDetails,
    }),
    output: consentReportSchema,
  },

  'views.list': { kind: 'query', input: nothing, output: z.array(viewSchema) },
  'views.save': { kind: 'command', input: viewSchema, output: z.array(viewSchema) },
  'views.remove': {
    kind: 'command',
    input: viewSchema.pick({ name: true }),
    output: z.array(viewSchema),
  },

  'batches.list': {
    kind: 'query',
    input: z.object({
      /** Only files, or everything that was ever recorded. */
      only: z.enum(['files', 'everything']).default('everything'),
      before: z.number().int().positive().nullable().default(null),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      batches: z.array(batchSchema),
      /** Give it back as `before` for the next page; `null` at the end. */
      next: z.number().int().positive().nullable(),
    }),
  },
  'batches.rows': {
    kind: 'query',
    input: z.object({
      batch: z.number().int().positive(),
      after: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      batch: batchSchema,
      rows: z.array(batchRowSchema),
      next: z.number().int().positive().nullable(),
    }),
  },
  'batches.previewUndo': {
    kind: 'query',
    input: z.object({ batch: z.number().int().positive() }),
    output: undoReportSchema,
  },
  'batches.undo': {
    kind: 'command',
    input: z.object({
      batch: z.number().int().positive(),
      /** How many people change, typed by the operator. */
      confirmed: count,
      note: z.string().max(2000),
    }),
    output: undoReportSchema,
  },

  'subjects.describe': {
    kind: 'query',
    input: z.object({ cell: cellText, country: countrySchema, locale: localeSchema }),
    output: subjectSchema,
  },
  'subjects.receipt': {
    kind: 'query',
    input: z.object({ cell: cellText, country: countrySchema, locale: localeSchema }),
    output: receiptSchema,
  },
  /** Forgets a person who stays opted out all the same, known only by a keyed hash. */
  'subjects.erase': {
    kind: 'job',
    input: z.object({
      cell: cellText,
      /** The number typed a second time; it must name the same person. */
      typedAgain: cellText,
      country: countrySchema,
      backups: eraseBackupsSchema,
    }),
    output: erasedSchema,
  },

  'history.runs': {
    kind: 'query',
    input: z.object({ limit: z.number().int().min(1).max(500) }),
    output: z.array(runSchema),
  },
  'history.run': {
    kind: 'query',
    input: z.object({ run: z.number().int().positive() }),
    output: runDetailSchema,
  },
  /** The list of a cleaning, to be opened again. @throws `file_not_found` when it is no longer there */
  'history.reopen': {
    kind: 'query',
    input: z.object({ run: z.number().int().positive() }),
    output: z.object({ place: placeIdSchema, name: z.string(), size: count }),
  },
  /** How many of its list would stay by each of the two rules, with the ledger of today. */
  'history.consentGap': {
    kind: 'job',
    input: z.object({ run: z.number().int().positive() }),
    output: consentGapSchema,
  },
  /** The same cleaning once more, with the ledger of today or of another moment. */
  'history.redo': {
    kind: 'job',
    input: z.object({
      run: z.number().int().positive(),
      asOf: instantSchema.nullable(),
      /** `null`: where the list is, under names that tell it is a repetition. */
      folder: placeIdSchema.nullable(),
      replace: z.boolean(),
      locale: localeSchema,
    }),
    output: cleanedSchema,
  },
  'history.savings': {
    kind: 'query',
    input: z.object({ from: instantSchema.nullable(), to: instantSchema.nullable() }),
    output: savingsSchema,
  },

  'certificates.verify': {
    kind: 'job',
    input: z.object({
      place: placeIdSchema,
      /** A report to go by, besides those that are found. */
      report: placeIdSchema.nullable(),
      reading: readingChoicesSchema,
      country: countrySchema,
    }),
    output: verificationSchema,
  },
  /** A certificate as a page of its own to print or keep: one HTML file, nothing loaded from anywhere. */
  'certificates.page': {
    kind: 'query',
    input: z.object({ run: z.number().int().positive(), locale: localeSchema }),
    output: z.object({ name: z.string(), html: z.string() }),
  },
  'backups.list': { kind: 'query', input: nothing, output: z.array(backupSchema) },
  'backups.create': { kind: 'job', input: nothing, output: backupSchema },
  /** What to offer when the ledger is refused; opens only the copies. */
  'backups.newestGood': {
    kind: 'query',
    input: nothing,
    output: z.object({ backup: backupSchema.nullable() }),
  },
  /** Never frees anybody who is opted out now; a trial is for a list that is sound. */
  'backups.restore': {
    kind: 'job',
    input: z.object({ name: z.string().max(200), dryRun: z.boolean() }),
    output: restoredSchema,
  },
  /** Everything this ledger knows, signed, for another computer of the shop. */
  'merge.export': {
    kind: 'job',
    input: z.object({
      /** `null`: under a name with the present moment. */
      target: placeIdSchema.nullable(),
      /** Where that goes; `null`: into a folder of the program's own, to be fetched from there. */
      folder: placeIdSchema.nullable().default(null),
      replace: z.boolean(),
      /** What people call this computer; `null`: the operator's name. */
      name: z.string().max(120).nullable(),
    }),
    output: z.object({
      place: placeIdSchema,
      name: z.string(),
      bytes: count,
      sha256: z.string(),
      fingerprint: z.string(),
    }),
  },
  /** Takes in what another computer knows; an opt-out wins on either side. */
  'merge.apply': {
    kind: 'job',
    input: z.object({
      place: placeIdSchema,
      dryRun: z.boolean(),
      /** The fingerprint that the operator compared, for a computer that is not known yet. */
      trust: z.string().max(80).nullable(),
      /** How many people leave the list, typed by the operator. */
      confirmed: count,
    }),
    output: mergedSchema,
  },
  /** The code by which other computers know this one; `null` until it made a first file. */
  'merge.self': {
    kind: 'query',
    input: nothing,
    output: z.object({ fingerprint: z.string().nullable() }),
  },
  'merge.senders': { kind: 'query', input: nothing, output: z.array(senderSchema) },
  'merge.forget': {
    kind: 'command',
    input: senderSchema.pick({ ledger: true }),
    output: z.array(senderSchema),
  },
  'store.rebuild': { kind: 'job', input: nothing, output: rebuiltSchema },
  'store.check': { kind: 'query', input: nothing, output: storeHealthSchema },
  'job.cancel': { kind: 'command', input: z.object({ job: jobIdSchema }), output: nothing },
  /** For whoever may have missed `job.finished`: how a job of late ended, `null` while it runs. */
  'job.outcome': {
    kind: 'query',
    input: z.object({ job: jobIdSchema }),
    output: z.object({ outcome: envelopeSchema.nullable() }),
  },
} as const satisfies Record<string, Method>

export type Contract = typeof contract
export type MethodName = keyof Contract
export type MethodInput<N extends MethodName> = z.input<Contract[N]['input']>
export type MethodOutput<N extends MethodName> = z.output<Contract[N]['output']>
export type JobName = {
  [N in MethodName]: Contract[N]['kind'] extends 'job' ? N : never
}[MethodName]
export type CallName = Exclude<MethodName, JobName>

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name)
}
