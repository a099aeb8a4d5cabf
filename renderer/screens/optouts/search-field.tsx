import { CloseButton, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { SEARCH_FIELD } from '../../app/field-ids.ts'
import { useT } from '../../app/language.tsx'
import styles from './search-field.module.css'

/** One field that finds a number however it is written, and how many there are in all. */
export function SearchField({
  value,
  onChange,
  total,
}: {
  value: string
  onChange: (value: string) => void
  total: number
}) {
  const t = useT()
  return (
    <div className={styles['line']}>
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
      <p className={styles['total']}>{t('optouts:total', { count: total })}</p>
    </div>
  )
}
