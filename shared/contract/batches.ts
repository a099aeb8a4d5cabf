/** Shapes of the `batches.*` methods: what was recorded together, and taking it back. */
import { z } from 'zod'
import { layerSchema } from '../consent/layers.ts'
import {
  accountSchema,
  eventKindSchema,
  instantSchema,
  reasonSchema,
  scopeSchema,
  sourceSchema,
} from '../model.ts'

const count = z.number().int().nonnegative()

/** One act of recording: an import, a typed number, an undo. */
export const batchSchema = z.object({
  batch: z.number().int().positive(),
  kind: eventKindSchema,
  recordedAt: instantSchema,
  operator: z.string(),
  scope: scopeSchema,
  layer: layerSchema,
  reason: reasonSchema,
  source: sourceSchema,
  note: z.string(),
  /** The file it came with; `null` when it was typed. */
  file: z.string().nullable(),
  /** How many entries it has. */
  entries: count,
  /** How many of its opt-outs still stand; 0 for what is not an opt-out. */
  standing: count,
  /** The batch that this one takes back. */
  undoes: z.number().int().positive().nullable(),
  /** The batch that took this one back. */
  undoneBy: z.number().int().positive().nullable(),
})
export type Batch = z.infer<typeof batchSchema>

export const batchRowSchema = z.object({
  entry: z.number().int().positive(),
  /** `null` when only a hash of the person is known. */
  account: accountSchema.nullable(),
  display: z.string(),
  written: z.string(),
  happenedAt: instantSchema,
  /**
   * - `standing`: this opt-out counts
   * - `lifted`: a later event took it back
   * - `done`: not an opt-out, nothing more to say
   */
  state: z.enum(['standing', 'lifted', 'done']),
})
export type BatchEntry = z.infer<typeof batchRowSchema>

/** What undoing a batch would do, or did. */
export const undoReportSchema = z.object({
  /** Become, or became, what they were before. */
  reversed: count,
  /** Stay out, because something else says so too. */
  kept: count,
  /** Had been taken back already, or erased. */
  failed: count,
})
export type UndoReportView = z.infer<typeof undoReportSchema>
