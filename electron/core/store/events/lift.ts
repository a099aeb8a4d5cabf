import { OWN_LAYER } from '../../../../shared/consent/layers.ts'
import type { EventKind } from '../../../../shared/model.ts'
import { accountText } from './accounts.ts'
import type { WriteDb } from '../database/handle.ts'
import { recordBatch, type BatchDetails } from './record.ts'
import type { OptOut } from './standing.ts'

/** What a batch says when nobody says otherwise. */
export const plainBatch = {
  layer: OWN_LAYER,
  reason: 'not_stated',
  source: 'typed_by_attendant',
  note: '',
  evidence: '',
  evidenceFile: '',
  notice: '',
  operator: '',
  until: null,
  country: '',
  fileName: null,
  fileSha256: null,
  undoes: null,
  home: null,
  origin: null,
} as const

export type Lifting = Exclude<EventKind, 'opt_out' | 'erase'>

/**
 * Records a batch that lifts exactly the given opt-outs, at least one. Must run inside `change`.
 *
 * @returns the batch
 */
export function recordLifts(
  db: WriteDb,
  details: BatchDetails & { readonly kind: Lifting },
  optOuts: readonly OptOut[],
): number {
  const events = optOuts.map((optOut) => ({
    id: optOut.account,
    account: accountText(optOut),
    written: '',
    personName: '',
    happenedAt: null,
    target: optOut.entry,
  }))
  return recordBatch(db, details, events).batch
}
