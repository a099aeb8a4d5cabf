/** What Weni would make of a file. */
import { z } from 'zod'
import { weniEffects, weniFindingCodes } from '../weni/findings.ts'
import { count } from './shapes.ts'

/** The words are `weni:<code>`, with `row`, `column` and `count` as parameters. */
export const weniFindingSchema = z.object({
  code: z.enum(weniFindingCodes),
  effect: z.enum(weniEffects),
  /** The first row where it was seen, the heading being row 1; `null` for the file as a whole. */
  row: z.number().int().positive().nullable(),
  /** The heading concerned; empty when it is none. */
  column: z.string(),
  count: z.number().int().positive(),
})

export const preflightReportSchema = z.object({
  records: count,
  /** Whether Weni would take nothing of the file. */
  refused: z.boolean(),
  findings: z.array(weniFindingSchema),
  /** The group that Weni offers to create for a file of this name. */
  group: z.string(),
})
export type PreflightReport = z.infer<typeof preflightReportSchema>
