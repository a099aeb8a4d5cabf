import { NativeSelect, TextInput } from '@mantine/core'
import { useT } from '../../app/language.tsx'
import { reasonSchema, type Reason, type Scope } from '../../../shared/model.ts'
import styles from './consent-fields.module.css'

export interface ConsentDetails {
  readonly scope: Scope
  readonly reason: Reason
  readonly note: string
}

const SCOPES = ['everything', 'marketing'] as const

/** The widest scope unless somebody says otherwise: too few messages do no harm. */
export const noDetails: ConsentDetails = { scope: 'everything', reason: 'not_stated', note: '' }

/** What the person does not want, why, and in what words. */
export function ConsentFields({
  details,
  onChange,
}: {
  details: ConsentDetails
  onChange: (details: ConsentDetails) => void
}) {
  const t = useT()
  return (
    <div className={styles['fields']} role="group" aria-label={t('optouts:add.details')}>
      <NativeSelect
        label={t('optouts:add.scope')}
        value={details.scope}
        data={SCOPES.map((value) => ({ value, label: t(`consent:scope.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...details, scope: currentTarget.value })}
      />
      <NativeSelect
        label={t('optouts:add.reason')}
        value={details.reason}
        data={reasonSchema.options.map((value) => ({ value, label: t(`consent:reason.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange({ ...details, reason: reasonSchema.parse(currentTarget.value) })
        }
      />
      <TextInput
        className={styles['note'] ?? ''}
        label={t('optouts:add.note')}
        placeholder={t('optouts:add.note_hint')}
        maxLength={2000}
        value={details.note}
        onChange={({ currentTarget }) => onChange({ ...details, note: currentTarget.value })}
      />
    </div>
  )
}
