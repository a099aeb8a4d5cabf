/** What turning a list into another format is asked for and what it answers. */
import { z } from 'zod'
import { outputFileSchema, placeIdSchema, readingChoicesSchema } from '../model.ts'
import { count } from './shapes.ts'

export const conversionFormatSchema = z.enum(['csv', 'jsonl', 'xlsx'])
export type ConversionFormat = z.infer<typeof conversionFormatSchema>

export const conversionRequestSchema = z.object({
  place: placeIdSchema,
  reading: readingChoicesSchema,
  to: conversionFormatSchema,
  /** `null`: under the name of the list. */
  target: placeIdSchema.nullable(),
  /** Where that goes; `null`: into a folder of the program's own, gone when it ends. */
  folder: placeIdSchema.nullable().default(null),
  replace: z.boolean(),
})

export const convertedSchema = outputFileSchema
  .pick({ place: true, name: true, bytes: true, sha256: true })
  .extend({
    /** Records written, titles not counted. */
    rows: count,
    /** How many of them looked broken; they are written with the cells that were read. */
    faulty: count,
  })
export type Converted = z.infer<typeof convertedSchema>
