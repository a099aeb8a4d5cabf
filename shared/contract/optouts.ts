/** Shapes of the `optouts.*` methods: recording, asking, listing, exporting, returning. */
import { z } from 'zod'
import { layerSchema, OWN_LAYER } from '../consent/layers.ts'
import {
  accountSchema,
  consentEventSchema,
  instantSchema,
  reasonSchema,
  scopeSchema,
  sourceSchema,
  suppressionSchema,
  unreadableReasonSchema,
} from '../model.ts'

const count = z.number().int().nonnegative()
const batchId = z.number().int().positive()

/** What is recorded with every opt-out of one act. */
export const consentDetails = {
  scope: scopeSchema,
  reason: reasonSchema,
  source: sourceSchema,
  note: z.string().max(2000),
  /** When the person asked; `null` means now. Kept apart from when it is recorded. */
  happenedAt: instantSchema.nullable(),
  /** Which list they belong to: the shop's own, a law's or a partner's. */
  layer: layerSchema.default(OWN_LAYER),
  /** What proves it: the message, the version of a notice, where a paper is kept. */
  evidence: z.string().max(2000).default(''),
  /** Where the paper, audio or picture of it is kept. */
  evidenceFile: z.string().max(400).default(''),
  /** The version of the notice that the person had read. */
  notice: z.string().max(200).default(''),
  /** The end of a temporary block; only one that the shop made itself may have one. */
  until: instantSchema.nullable().default(null),
  /** Opt-outs that could not be understood stop everything (`refuse`) or are left out and listed (`skip`). */
  onUnreadable: z.enum(['refuse', 'skip']),
}

export const notUnderstoodSchema = z.object({
  /** Position among the given cells, or row of the file, from 1. */
  row: z.number().int().positive(),
  line: z.number().int().positive().nullable(),
  reason: unreadableReasonSchema,
})

// ── Files of opt-outs: what a file is taken for, and what the operator may say about it ────────

/** Whose file it is, as its header tells. The words are `imports:exporter.<name>`. */
export const exporterSchema = z.enum([
  /** Our own export: every column comes back. */
  'lista_limpa',
  /** Weni or RapidPro, contacts. */
  'weni_contacts',
  /** Weni, the people of one broadcast by delivery status. */
  'weni_broadcast',
  /** Failures with an error code or text beside each number. */
  'failure_report',
  /** Any other tool: a column says who is in and who is out. */
  'status_column',
  /** Numbers exchanged as SHA-256 or MD5. */
  'hashed',
  /** A list of numbers and nothing that says more. */
  'plain',
])
export type Exporter = z.infer<typeof exporterSchema>

/** What a value of the status column says about its row. */
export const statusMeaningSchema = z.enum(['opted_out', 'not_opted_out', 'unclear'])
export type StatusMeaning = z.infer<typeof statusMeaningSchema>

export const dateOrderSchema = z.enum(['year_month_day', 'day_month', 'month_day', 'serial'])
export type DateOrder = z.infer<typeof dateOrderSchema>

/** What the operator says about a file instead of what was recognised. Absent means recognised. */
export const importChoicesSchema = z.object({
  /** The columns that say who is out; none: every row of the file is an opt-out. */
  statusColumns: z.array(count).max(20).optional(),
  /** The values of those columns that mean opted out, as they stand in the file; all others do not. */
  optedOut: z.array(z.string().max(200)).max(500).optional(),
  /** The column with the day they asked; `null`: there is none. */
  dateColumn: count.nullable().optional(),
  /** The column with the names; `null`: keep none. */
  nameColumn: count.nullable().optional(),
  /** How its dates are meant; `ignore`: the day of the import counts. */
  dates: z.enum([...dateOrderSchema.options, 'ignore']).optional(),
})
export type ImportChoices = z.infer<typeof importChoicesSchema>

const fileColumnSchema = z.object({ index: count, name: z.string() })

/** What an import made of its file. */
export const recognisedFileSchema = z.object({
  exporter: exporterSchema,
  /** The columns that say who is out; where any says so, the person is. None: every row is. */
  statusColumns: z.array(fileColumnSchema),
  /** Their values, the most frequent first; those that could name somebody are masked. */
  statusValues: z.array(z.object({ value: z.string(), count, meaning: statusMeaningSchema })),
  dateColumn: fileColumnSchema.nullable(),
  /** The column with the names, which are kept so that people can be found by them. */
  nameColumn: fileColumnSchema.nullable(),
  /** The column that says why each person left: taken for one of the reasons and kept as a note. */
  reasonColumn: fileColumnSchema.nullable(),
  dates: z
    .object({
      order: dateOrderSchema,
      /** Whether some date settles the order of day and month. */
      certain: z.boolean(),
      read: count,
      /** Cannot be: 31/02, the year 25, tomorrow. Those rows count from the day of the import. */
      impossible: count,
      /** Lines of the first of them. */
      impossibleLines: z.array(z.number().int().positive()),
    })
    .nullable(),
})
export type RecognisedFile = z.infer<typeof recognisedFileSchema>

/** What a person has to decide before anything is written. The words are `imports:question.<name>`. */
export const importQuestionSchema = z.enum([
  'not_understood',
  'status_unclear',
  'every_row',
  'dates_unclear',
])
export type ImportQuestion = z.infer<typeof importQuestionSchema>

export const importReportSchema = z.object({
  /** The import that can be shown and undone; `null` when nothing was written. */
  batch: batchId.nullable(),
  /** Rows, or cells, that were not blank: the next four add up to it. */
  read: count,
  /** Rows whose people are opted out. */
  taken: count,
  /** Rows that the file itself says are not. */
  notOptedOut: count,
  /** Rows of which the file does not clearly say whether they are. */
  unclear: count,
  /** Opted-out rows with a number that cannot be read. */
  notUnderstood: count,
  /** People who were in no list before. */
  created: count,
  /** People who were, in a narrower scope or since a later day. */
  changed: count,
  /** Entries that change nothing: known before, or repeated here. */
  already: count,
  /** Entries that the law's list cannot hold, such as another state's area code. */
  outside: count,
  /** People who consented to the shop in spite of that list. */
  exempt: count,
  /** The first thousand rows that were not understood. */
  problems: z.array(notUnderstoodSchema),
  /** What stops the import until it is answered; empty once written. */
  questions: z.array(importQuestionSchema),
  /** The earlier import of the very same bytes, if there was one. */
  earlierBatch: batchId.nullable(),
  /** `null` for numbers that were typed or pasted. */
  file: recognisedFileSchema.nullable(),
})
export type ImportReport = z.infer<typeof importReportSchema>

// ── The list ───────────────────────────────────────────────────────────────────────────────────

/** Which of the people on the list to show. What is left out filters nothing. */
export const suppressionFilterSchema = z.object({
  /** A number in any spelling or any run of its digits, or words of a name or note. */
  search: z.string().max(200).default(''),
  reasons: z.array(reasonSchema).max(20).default([]),
  sources: z.array(sourceSchema).max(20).default([]),
  scopes: z.array(scopeSchema).max(100).default([]),
  layers: z.array(layerSchema).max(100).default([]),
  batch: batchId.nullable().default(null),
  /** Opted out on or after this moment, and before that one. */
  from: instantSchema.nullable().default(null),
  to: instantSchema.nullable().default(null),
  /** The list as this computer knew it at a past moment. */
  asOf: instantSchema.nullable().default(null),
})
export type SuppressionFilter = z.infer<typeof suppressionFilterSchema>

/** One person on the list, with everything that a row of it shows. */
export const listedSchema = suppressionSchema.extend({
  layer: layerSchema,
  /** What the person is called; empty when nobody said. */
  personName: z.string(),
  /** The end of a temporary block. */
  until: instantSchema.nullable(),
  display: z.string(),
})
export type Listed = z.infer<typeof listedSchema>

export const suppressionPageSchema = z.object({
  total: count,
  /** Whether there are more than `total`: nobody waits until what is on half of a long list is counted. */
  totalIsMinimum: z.boolean(),
  /** Latest opt-out first; or by number, when many of a long list are found. */
  order: z.enum(['latest', 'number']),
  /** People who are on the list too and of whom only a hash is known: erased, or a partner's. */
  hidden: count,
  entries: z.array(listedSchema),
  /** Give it back as `after` for the next page; `null` at the end. */
  next: z.string().nullable(),
})

/** How many people there are by each value that can be filtered. */
export const facetsSchema = z.object({
  reasons: z.array(z.object({ value: reasonSchema, count })),
  sources: z.array(z.object({ value: sourceSchema, count })),
  scopes: z.array(z.object({ value: scopeSchema, count })),
  layers: z.array(z.object({ value: layerSchema, count })),
})
export type Facets = z.infer<typeof facetsSchema>

/** Everything the ledger keeps of one event. */
export const ledgerEventSchema = consentEventSchema.extend({
  layer: layerSchema,
  evidence: z.string(),
  evidenceFile: z.string(),
  notice: z.string(),
  personName: z.string(),
  until: instantSchema.nullable(),
  /** The file it came with. */
  file: z.string().nullable(),
  /** The opt-out that it lifts. */
  target: z.number().int().positive().nullable(),
})
export type LedgerEventView = z.infer<typeof ledgerEventSchema>

/**
 * - `machine`: CSV with commas and stable English names; comes back without loss
 * - `sheet`: CSV as Excel in Brazil opens it, with titles in the language of the run; comes back too
 * - `xlsx`: the same as a workbook
 * - `weni`: `URN:whatsapp,Field:marketing_opt_in`, which makes Weni itself refuse marketing templates
 */
export const exportFormatSchema = z.enum(['machine', 'sheet', 'xlsx', 'weni'])
export type ExportFormat = z.infer<typeof exportFormatSchema>

/** A saved way to look at the list. */
export const viewSchema = z.object({
  name: z.string().trim().min(1).max(60),
  filter: suppressionFilterSchema,
})
export type View = z.infer<typeof viewSchema>

// ── The way back ───────────────────────────────────────────────────────────────────────────────

/**
 * - `mistake`: the shop opted the person out by error; they never asked
 * - `consent`: the person asked to get messages again, and there is proof
 */
export const releaseGroundSchema = z.enum(['mistake', 'consent'])
export type ReleaseGround = z.infer<typeof releaseGroundSchema>

/** What is recorded with a consent of many: there it is always one, never a mistake. */
export const consentOfManyDetails = {
  scope: scopeSchema,
  layer: layerSchema.default(OWN_LAYER),
  /** Why, in the operator's words. */
  note: z.string().max(2000),
  /** What the person said or signed, and where it is kept. */
  evidence: z.string().max(2000),
  evidenceFile: z.string().max(400).default(''),
  notice: z.string().max(200).default(''),
  source: sourceSchema.default('typed_by_attendant'),
  happenedAt: instantSchema.nullable().default(null),
}

export const releaseDetails = { ...consentOfManyDetails, ground: releaseGroundSchema }

export const releasedSchema = z.object({
  batch: batchId,
  account: accountSchema,
  display: z.string(),
  /** Opt-outs that still stand: of a wider scope, or of another list. Empty: messages may be sent. */
  remaining: z.array(listedSchema),
})

export const consentReportSchema = z.object({
  batch: batchId.nullable(),
  read: count,
  /** People whose opt-out the consent lifts: the number that has to be typed. */
  freed: count,
  /** People who are on no list that it concerns. */
  notOptedOut: count,
  notUnderstood: count,
  problems: z.array(notUnderstoodSchema),
})
export type ConsentReport = z.infer<typeof consentReportSchema>
