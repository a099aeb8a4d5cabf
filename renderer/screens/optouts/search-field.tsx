import { CloseButton, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { SEARCH_FIELD } from '../../app/field-ids.ts'
import { useT } from '../../app/language.tsx'
import styles from './search-field.module.css'

/** One field that finds a number however it is written, or by a word of its note. */
export function SearchField({
  value,
  onChange,
}: {
  value: string
  onChange: (value: string) => void
}) {
  const t = useT()
  return (
    <TextInput
      id={SEARCH_FIELD}
      className={styles['field'] ?? ''}
      type="search"
      aria-label={t('optouts:search.label')}
      placeholder={t('optouts:search.hint')}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={
        value !== '' && (
          <CloseButton
            size="sm"
            aria-label={t('optouts:search.clear')}
            onClick={() => onChange('')}
          />
        )
      }
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
