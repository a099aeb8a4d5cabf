import { TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { found } from '../../app/fold.ts'
import { useT } from '../../app/language.tsx'
import styles from './help-screen.module.css'

const TOPICS = [
  'what',
  'steps',
  'original',
  'kept',
  'nine',
  'possible',
  'unreadable',
  'column',
  'many',
  'where',
  'excel',
  'law',
] as const

/** Questions with their answers, inside the program, found by any word. */
export function HelpScreen() {
  const t = useT()
  const [search, setSearch] = useState('')
  const shown = TOPICS.filter((topic) =>
    found(`${t(`help:${topic}.q`)} ${t(`help:${topic}.a`)}`, search),
  )
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <TextInput
          type="search"
          aria-label={t('help:search')}
          placeholder={t('help:search')}
          leftSection={<Search size={16} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        {shown.map((topic) => (
          <details key={topic} className={styles['topic']} open={search.trim() !== ''}>
            <summary>{t(`help:${topic}.q`)}</summary>
            <p>{t(`help:${topic}.a`)}</p>
          </details>
        ))}
        {shown.length === 0 && <p role="status">{t('help:none')}</p>}
      </div>
    </div>
  )
}
