/** Whether a file is what its certificate says, and who opted out since. */
import { z } from 'zod'
import { cleanReportSchema, instantSchema, outputRoleSchema, verdictCodeSchema } from '../model.ts'
import { count, sha256Schema } from './shapes.ts'

/**
 * - `intact`: the file is, byte for byte, what a certificate describes
 * - `changed`: a certificate describes a file of this name, and it is another one now
 * - `unknown`: no certificate was found
 */
const fileStandingSchema = z.enum(['intact', 'changed', 'unknown'])

/**
 * - `holds`: the certificate stands in this ledger's history, and every one before it up to the first
 *   still has the digest that its successor names
 * - `broken`: some certificate was altered or taken out
 * - `elsewhere`: the certificate is whole in itself and was made with another ledger
 */
const chainStandingSchema = z.enum(['holds', 'broken', 'elsewhere'])

const foundCertificateSchema = z.object({
  source: z.enum(['history', 'beside', 'given']),
  run: z.number().int().positive().nullable(),
  /** What the file is to the certificate; the list itself is `input`. */
  role: z.union([outputRoleSchema, z.literal('input')]),
  file: fileStandingSchema.exclude(['unknown']),
  /** Whether the certificate's own text is what its digest says. */
  genuine: z.boolean(),
  chain: chainStandingSchema,
  report: cleanReportSchema,
})
export type FoundCertificate = z.infer<typeof foundCertificateSchema>

export const verificationSchema = z.object({
  file: z.object({ name: z.string(), bytes: count, sha256: sha256Schema }),
  standing: fileStandingSchema,
  certificates: z.array(foundCertificateSchema),
  /** What the ledger of today says of the rows of the file; `null` when it cannot be read as a list. */
  since: z
    .object({
      checkedAt: instantSchema,
      rows: count,
      /** Rows that must not be messaged now, or may not be. */
      optedOut: count,
      possibleMatches: count,
      /** The first thousand of them. */
      found: z.array(
        z.object({
          row: z.number().int().positive(),
          /** The number beside it in a spreadsheet program; a cell with line breaks is one row there. */
          sheetRow: z.number().int().positive(),
          line: z.number().int().positive(),
          code: verdictCodeSchema,
          since: instantSchema,
        }),
      ),
    })
    .nullable(),
})
export type Verification = z.infer<typeof verificationSchema>
