/** What a cleaning is asked for and what it answers. */
import { z } from 'zod'
import {
  cleanReportSchema,
  countrySchema,
  listFormatSchema,
  MOST_PHONE_COLUMNS,
  cleaningRulesSchema,
  outputFileSchema,
  phoneColumnSchema,
  placeIdSchema,
  readingChoicesSchema,
  templateCategorySchema,
  verdictCountsSchema,
} from '../model.ts'
import { RECORDS_CEILING, RECORDS_DEFAULT } from '../weni/rules.ts'
import { count } from './shapes.ts'
import { weniFindingSchema } from './preflight.ts'

/** A list and how to read it. `phoneColumns: null` lets the columns be found, and fails if in doubt. */
export const listRequestSchema = z.object({
  place: placeIdSchema,
  reading: readingChoicesSchema,
  phoneColumns: z.array(phoneColumnSchema).min(1).max(MOST_PHONE_COLUMNS).nullable(),
  country: countrySchema,
})
export type ListRequest = z.infer<typeof listRequestSchema>

/** What decides a row besides its number; what is left out is at its most cautious. */
const rulesAskedSchema = cleaningRulesSchema.partial().default({})

export const checkIdSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)

export const checkRequestSchema = listRequestSchema.extend({ rules: rulesAskedSchema })

export const checkSummarySchema = z.object({
  check: checkIdSchema,
  read: count,
  counts: verdictCountsSchema,
  phoneColumns: z.array(phoneColumnSchema),
})
export type CheckSummary = z.infer<typeof checkSummarySchema>

/** What an operator may take out of a cleaning. `verdicts`: one file for each fate that occurred. */
export const packPartSchema = z.enum([
  'clean',
  'removed',
  'review',
  'verdicts',
  'report',
  'certificate',
])
export type PackPart = z.infer<typeof packPartSchema>

/** `null` targets get default names beside the input, or in the app's own folder for an uploaded list. */
export const outputRequestSchema = z.object({
  folder: placeIdSchema.nullable(),
  clean: placeIdSchema.nullable(),
  removed: placeIdSchema.nullable(),
  review: placeIdSchema.nullable().default(null),
  report: placeIdSchema.nullable(),
  parts: z.array(packPartSchema).min(1).default(['clean', 'removed', 'report']),
  /** The clean list in each of these; `same` is the shape of the input, byte for byte. */
  formats: z.array(listFormatSchema).min(1).max(4).default(['same']),
  /** Files for Weni are split so that none has more contacts than this. */
  recordsPerFile: z.number().int().min(1).max(RECORDS_CEILING).default(RECORDS_DEFAULT),
  /** Everything once more in one ZIP file. */
  zip: z.boolean().default(false),
  replace: z.boolean(),
})
export type OutputRequest = z.infer<typeof outputRequestSchema>

export const cleaningOptionsSchema = z.object({
  rules: rulesAskedSchema,
  /** What the messages will cost: the category of the template. */
  category: templateCategorySchema.default('marketing'),
})

/** What became of a list laid out for Weni. */
const weniOutcomeSchema = z.object({
  /** Columns whose heading Weni would not take, and what they are called in the file. */
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Contacts that go without a name. */
  nameless: count,
  /** Names cut at Weni's limit. */
  namesCut: count,
  /** Literal `--` that would have erased what Weni knows. */
  clearsGuarded: count,
  /** Rows that stayed and name somebody whom Weni cannot be given, such as a linked id. */
  notSendable: count,
  /** The group that Weni will offer to create for each file. */
  groups: z.array(z.string()),
  /** The finished files, read again as Weni will read them. */
  findings: z.array(weniFindingSchema),
})
export type WeniOutcome = z.infer<typeof weniOutcomeSchema>

export const cleanedSchema = z.object({
  /** The run in the history. */
  run: z.number().int().positive(),
  report: cleanReportSchema,
  files: z.array(outputFileSchema),
  weni: weniOutcomeSchema.nullable(),
})
export type Cleaned = z.infer<typeof cleanedSchema>

/** How many would get the message by each of the two rules. */
export const consentGapSchema = z.object({
  read: count,
  /** Kept because they did not opt out. */
  notOptedOut: count,
  /** Kept because, besides that, they once opted in. */
  optedIn: count,
})
export type ConsentGap = z.infer<typeof consentGapSchema>
