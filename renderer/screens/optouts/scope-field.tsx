import { NativeSelect, TextInput } from '@mantine/core'
import { useT } from '../../app/language.tsx'
import { scopeSchema, type Scope } from '../../../shared/model.ts'

const FIRST_WORDS = 'topic:'

/** Which messages it is about: everything, promotions, or one subject by name. */
export function ScopeField({
  value,
  label,
  onChange,
}: {
  value: Scope
  /** What it is that the person says of these messages. */
  label: string
  onChange: (scope: Scope) => void
}) {
  const t = useT()
  const isTopic = value.startsWith(FIRST_WORDS)
  return (
    <>
      <NativeSelect
        label={label}
        value={isTopic ? 'topic' : value}
        data={[
          { value: 'everything', label: t('consent:scope.everything') },
          { value: 'marketing', label: t('consent:scope.marketing') },
          { value: 'topic', label: t('optouts:add.one_topic') },
        ]}
        onChange={({ currentTarget }) =>
          onChange(
            currentTarget.value === 'topic'
              ? `${FIRST_WORDS}${t('optouts:add.topic_first')}`
              : currentTarget.value,
          )
        }
      />
      {isTopic && (
        <TextInput
          label={t('optouts:add.topic')}
          maxLength={80}
          value={value.slice(FIRST_WORDS.length)}
          onChange={({ currentTarget }) => {
            const scope = `${FIRST_WORDS}${currentTarget.value}`
            if (scopeSchema.safeParse(scope).success) onChange(scope)
          }}
        />
      )}
    </>
  )
}
