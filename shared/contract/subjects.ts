/** Shapes of the `subjects.*` methods: what a person may ask of the shop under LGPD art. 18. */
import { z } from 'zod'
import { accountSchema, instantSchema, scopeSchema } from '../model.ts'
import { ledgerEventSchema, listedSchema } from './optouts.ts'

const count = z.number().int().nonnegative()

/** Where a person stands. The words are `subjects:state.<name>`. */
export const consentStateSchema = z.enum([
  'opted_out',
  'withdrawn',
  'pending',
  'opted_in',
  'expired',
  'released',
  'unknown',
])

/**
 * What is kept of one person's consent, in the fields of ISO/IEC TS 27560:2023 (consent record
 * information structure): header, processing, parties, events.
 */
export const consentRecordSchema = z.object({
  schema_version: z.literal('ISO/IEC TS 27560:2023'),
  record_id: z.string(),
  pii_principal_id: z.string(),
  pii_processing: z.object({
    privacy_notice: z.string(),
    language: z.string(),
    purposes: z.array(
      z.object({
        purpose: z.string(),
        purpose_type: z.string(),
        lawful_basis: z.string(),
        pii_information: z.array(
          z.object({
            pii_type: z.string(),
            pii_attribute_id: z.string(),
            pii_optional: z.boolean(),
            sensitive_pii_category: z.boolean(),
          }),
        ),
        pii_controllers: z.array(z.string()),
        collection_method: z.string(),
        processing_method: z.string(),
        storage_locations: z.array(z.string()),
        retention_period: z.string(),
        jurisdictions: z.array(z.string()),
        recipient_third_parties: z.array(z.string()),
        withdrawal_method: z.string(),
        privacy_rights: z.array(z.string()),
      }),
    ),
  }),
  party_identification: z.array(
    z.object({ party_id: z.string(), party_role: z.string(), party_name: z.string() }),
  ),
  event: z.array(
    z.object({
      event_time: instantSchema,
      recorded_time: instantSchema,
      validity_duration: z.string(),
      entity_id: z.string(),
      event_type: z.enum(['explicit', 'implicit', 'by_law']),
      event_state: z.enum([
        'consent_given',
        'consent_withdrawn',
        'consent_refused',
        'record_corrected',
        'block_expired',
        'data_erased',
      ]),
      purpose: z.string(),
      evidence: z.string(),
      note: z.string(),
    }),
  ),
})
export type ConsentRecord = z.infer<typeof consentRecordSchema>

/** Everything that is known about one person. */
export const subjectSchema = z.object({
  account: accountSchema,
  display: z.string(),
  /** What was read, in words. */
  explanation: z.string(),
  states: z.array(z.object({ scope: scopeSchema, state: consentStateSchema })),
  /** The opt-outs that stand now. */
  standing: z.array(listedSchema),
  events: z.array(ledgerEventSchema),
  record: consentRecordSchema,
  /** Where else the number may lie: copies of the ledger on this computer. */
  backups: z.array(z.string()),
  /** The same as text, to read or to hand to the person. */
  text: z.array(z.string()),
})
export type Subject = z.infer<typeof subjectSchema>

/** What the shop can paste to a customer who opted out. */
export const receiptSchema = z.object({
  /** `LL-2026-000123-7Q4K`: the year, the entry and a check, so that it can be told from an invented one. */
  protocol: z.string(),
  since: instantSchema,
  scope: scopeSchema,
  text: z.string(),
})

/** What happens to backups that hold the person: written again without, removed, or left. */
export const eraseBackupsSchema = z.enum(['rewrite', 'remove', 'leave'])
export type EraseBackups = z.infer<typeof eraseBackupsSchema>

export const erasedSchema = z.object({
  /** How many entries lost the number, its spellings and their notes. */
  events: count,
  /** Backups by file name: written again without the person, removed, still holding them. */
  rewritten: z.array(z.string()),
  removed: z.array(z.string()),
  left: z.array(z.string()),
  /** Other files of the data folder, such as results of cleanings, in which the number was seen. */
  files: z.array(z.string()),
  /** Whether another program that has the list open must be closed for the last traces to go. */
  lingers: z.boolean(),
})
export type Erased = z.infer<typeof erasedSchema>
