import { NativeSelect, TextInput } from '@mantine/core'
import { useT } from '../../app/language.tsx'
import { DateField } from '../../parts/date-field.tsx'
import { dayOf, endOfDay, lastDayOf, startOfDay, today } from '../../parts/days.ts'
import {
  reasonSchema,
  sourceSchema,
  type Instant,
  type Reason,
  type Scope,
  type Source,
} from '../../../shared/model.ts'
import styles from './consent-fields.module.css'
import { ScopeField } from './scope-field.tsx'

export interface ConsentDetails {
  readonly scope: Scope
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly evidence: string
  /** When the person asked; `null` means now. */
  readonly happenedAt: Instant | null
  /** The end of a block that the shop made itself; `null` for good. */
  readonly until: Instant | null
}

/** Sources that a person at a counter or a phone can name; the others name themselves. */
const SOURCES = sourceSchema.options.filter(
  (source) => source !== 'import' && source !== 'merge' && source !== 'failure_report',
)

/** The widest scope unless somebody says otherwise: too few messages do no harm. */
export const noDetails: ConsentDetails = {
  scope: 'everything',
  reason: 'not_stated',
  source: 'typed_by_attendant',
  note: '',
  evidence: '',
  happenedAt: null,
  until: null,
}

/** What the person does not want, why, how they said so, and what proves it. */
export function ConsentFields({
  details,
  onChange,
}: {
  details: ConsentDetails
  onChange: (details: ConsentDetails) => void
}) {
  const t = useT()
  const change = (changes: Partial<ConsentDetails>) => onChange({ ...details, ...changes })
  return (
    <div className={styles['fields']} role="group" aria-label={t('optouts:add.details')}>
      <ScopeField
        label={t('optouts:add.scope')}
        value={details.scope}
        onChange={(scope) => change({ scope })}
      />
      <NativeSelect
        label={t('optouts:add.reason')}
        value={details.reason}
        data={reasonSchema.options.map((value) => ({ value, label: t(`consent:reason.${value}`) }))}
        onChange={({ currentTarget }) =>
          change({ reason: reasonSchema.parse(currentTarget.value) })
        }
      />
      <NativeSelect
        label={t('optouts:add.source')}
        value={details.source}
        data={SOURCES.map((value) => ({ value, label: t(`consent:source.${value}`) }))}
        onChange={({ currentTarget }) =>
          change({ source: sourceSchema.parse(currentTarget.value) })
        }
      />
      <DateField
        label={t('optouts:add.happened')}
        range={{ max: today() }}
        value={details.happenedAt === null ? '' : dayOf(details.happenedAt)}
        onChange={(day) => change({ happenedAt: day === null ? null : startOfDay(day) })}
      />
      <DateField
        label={t('optouts:add.until')}
        title={t('optouts:add.until_hint')}
        range={{ min: today() }}
        value={details.until === null ? '' : lastDayOf(details.until)}
        onChange={(day) => change({ until: day === null ? null : endOfDay(day) })}
      />
      <TextInput
        className={styles['note'] ?? ''}
        label={t('optouts:add.note')}
        placeholder={t('optouts:add.note_hint')}
        maxLength={2000}
        value={details.note}
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
      <TextInput
        className={styles['note'] ?? ''}
        label={t('optouts:add.evidence')}
        placeholder={t('optouts:add.evidence_hint')}
        maxLength={2000}
        value={details.evidence}
        onChange={({ currentTarget }) => change({ evidence: currentTarget.value })}
      />
      {details.until !== null && <p className={styles['hint']}>{t('optouts:add.until_hint')}</p>}
    </div>
  )
}
