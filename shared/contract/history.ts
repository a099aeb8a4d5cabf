/** What was cleaned, when, how, and what it was worth. */
import { z } from 'zod'
import {
  cleaningRulesSchema,
  cleanReportSchema,
  instantSchema,
  listFormatSchema,
  outputRoleSchema,
  templateCategorySchema,
  verdictCodeSchema,
  verdictCountsSchema,
} from '../model.ts'
import { count, sha256Schema } from './shapes.ts'

export const runSchema = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  startedAt: instantSchema,
  finishedAt: instantSchema,
  read: count,
  counts: verdictCountsSchema,
  operator: z.string(),
  rules: cleaningRulesSchema,
  formats: z.array(listFormatSchema),
  category: templateCategorySchema,
  files: z.array(
    z.object({
      role: outputRoleSchema,
      verdict: verdictCodeSchema.nullable(),
      name: z.string(),
      rows: count,
      sha256: sha256Schema,
    }),
  ),
  /** Digest of the run's certificate. */
  digest: sha256Schema,
  /** The run that this one repeated. */
  redoOf: z.number().int().positive().nullable(),
})
export type Run = z.infer<typeof runSchema>

export const runDetailSchema = z.object({
  run: runSchema,
  report: cleanReportSchema,
  /** Whether the list is still where it was, and still the same. */
  input: z.enum(['unchanged', 'changed', 'gone']),
  /** People on the clean list who opted out after the run, by today's ledger. */
  optedOutSince: count,
})
export type RunDetail = z.infer<typeof runDetailSchema>

/** Money is in centavos. `null` where no price was set for a category that occurs. */
export const savingsSchema = z.object({
  lists: count,
  byCategory: z.array(
    z.object({
      category: templateCategorySchema,
      /** Messages that were not sent to somebody who would have received them. */
      messages: count,
      centavos: count.nullable(),
    }),
  ),
  centavos: count.nullable(),
})
export type Savings = z.infer<typeof savingsSchema>
