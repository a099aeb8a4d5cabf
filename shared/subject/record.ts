import { isOwnRequest } from '../consent/permissions.ts'
import type { LedgerEventView } from '../contract/optouts.ts'
import type { ConsentRecord } from '../contract/subjects.ts'
import { e164 } from '../identity/display.ts'
import type { Translate } from '../locales/translator.ts'
import type { Account, EventKind, Locale } from '../model.ts'

type EventState = ConsentRecord['event'][number]['event_state']

const states: Readonly<Record<EventKind, EventState>> = {
  opt_out: 'consent_withdrawn',
  opt_in: 'consent_given',
  correction: 'record_corrected',
  release: 'record_corrected',
  expiry: 'block_expired',
  erase: 'data_erased',
}

/**
 * One person's history as a consent record of ISO/IEC TS 27560:2023.
 *
 * @param ledger id of the ledger, which stands for the shop: no name of it is kept
 * @param events everything recorded of the person, oldest first
 */
export function consentRecord(
  account: Account,
  ledger: string,
  events: readonly LedgerEventView[],
  t: Translate,
  locale: Locale,
): ConsentRecord {
  const scopes = [...new Set(events.map(({ scope }) => scope))]
  const principal = account.kind === 'tel' ? e164(account.key) : account.value
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: `${ledger}:${events[0]?.id ?? 0}`,
    pii_principal_id: principal,
    pii_processing: {
      privacy_notice: events.findLast(({ notice }) => notice !== '')?.notice ?? '',
      language: locale,
      purposes: scopes.map((scope) => ({
        purpose: scope,
        purpose_type: 'direct_marketing',
        lawful_basis: t('subjects:record.lawful_basis'),
        pii_information: [
          {
            pii_type: account.kind === 'tel' ? 'telephone_number' : 'messaging_account_id',
            pii_attribute_id: principal,
            pii_optional: false,
            sensitive_pii_category: false,
          },
        ],
        pii_controllers: [ledger],
        collection_method: [
          ...new Set(events.map(({ source }) => t(`consent:source.${source}`))),
        ].join('; '),
        processing_method: t('subjects:record.processing_method'),
        storage_locations: [t('subjects:record.storage')],
        retention_period: t('subjects:record.retention'),
        jurisdictions: ['BR'],
        recipient_third_parties: [],
        withdrawal_method: t('subjects:record.withdrawal'),
        privacy_rights: ['LGPD art. 18'],
      })),
    },
    party_identification: [
      { party_id: ledger, party_role: 'pii_controller', party_name: '' },
      { party_id: principal, party_role: 'pii_principal', party_name: '' },
    ],
    event: events.map((event) => ({
      event_time: event.happenedAt,
      recorded_time: event.recordedAt,
      validity_duration: event.until ?? 'until_changed',
      entity_id: event.operator,
      event_type: event.layer.startsWith('law:')
        ? 'by_law'
        : isOwnRequest(event) || event.kind === 'opt_in'
          ? 'explicit'
          : 'implicit',
      event_state: stateOf(event),
      purpose: event.scope,
      evidence: event.evidence,
      note: event.note,
    })),
  }
}

/** Whoever never consented refuses; whoever had takes it back. */
function stateOf({ kind, reason }: LedgerEventView): EventState {
  return kind === 'opt_out' && reason === 'never_gave_consent' ? 'consent_refused' : states[kind]
}
