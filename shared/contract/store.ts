/** Shapes of `store.*`, `backups.*` and `merge.*`: the ledger as a file. */
import { z } from 'zod'
import { storeProblems } from '../consent/store-problems.ts'
import { instantSchema } from '../model.ts'

const count = z.number().int().nonnegative()

export const storeHealthSchema = z.object({
  id: z.string(),
  schemaVersion: count,
  keyVersion: count,
  batches: count,
  events: count,
  suppressed: count,
  digest: z.string(),
  durable: z.boolean(),
  /** What is not as it should be though the ledger can be used; the words are `store:problem.<name>`. */
  problems: z.array(z.enum(storeProblems)),
})
export type StoreHealth = z.infer<typeof storeHealthSchema>

export const backupReasonSchema = z.enum([
  'daily',
  'by_hand',
  'import',
  'migration',
  'restore',
  'erase',
])

export const backupSchema = z.object({
  /** The name of its file, which is also what `restore` takes. */
  name: z.string(),
  at: instantSchema,
  why: backupReasonSchema,
  /** How many people it has on the list. */
  suppressed: count,
  bytes: count,
})
export type BackupView = z.infer<typeof backupSchema>

export const restoredSchema = z.object({
  /** The backup that was taken up. */
  from: z.string(),
  /** `merged` into a list that is sound, or `replaced` one that was missing or damaged. */
  how: z.enum(['merged', 'replaced']),
  /** People whom the backup keeps out and the list does not, or not so widely, any more. */
  comeBack: count,
  /** People who opted out since; they stay on the list. */
  stay: count,
  /** People who, by its seal, were on a list that is refused and could be found nowhere. */
  lost: count,
  /** A backup of the list as it was just before; `null` when there was nothing left to keep. */
  before: z.string().nullable(),
  /** The import that undoes the restore when it is undone. */
  batch: z.number().int().positive().nullable(),
})
export type Restored = z.infer<typeof restoredSchema>

export const rebuiltSchema = z.object({
  events: count,
  suppressed: count,
  /** Whether the list derived from the events is the one that stood there. */
  same: z.boolean(),
  /** Names the state that was derived: equal digests mean equal lists. */
  digest: z.string(),
})

/** A computer of the shop whose change files are taken. */
export const senderSchema = z.object({
  ledger: z.string(),
  name: z.string(),
  /** What two people compare over the telephone: `4F2A 91C0 …`. */
  fingerprint: z.string(),
})

/** What a change file brought, or would bring. */
export const mergedSchema = z.object({
  sender: z.object({
    name: z.string(),
    fingerprint: z.string(),
    madeAt: instantSchema,
    /** `other_key`: a computer that is known signs with another key than before. */
    acquaintance: z.enum(['known', 'new', 'other_key']),
  }),
  /** Acts of recording that were not known here, and their entries. */
  batches: count,
  events: count,
  /** People who come on the list. */
  added: count,
  /** People who leave it, because the other computer recorded a release or a consent. */
  freed: count,
  /** People who are erased here, because they were erased there. */
  erased: count,
})
export type Merged = z.infer<typeof mergedSchema>
