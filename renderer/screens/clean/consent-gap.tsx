import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { Checked } from './cleaning.ts'
import styles from './options-dialog.module.css'

/** How many would get the message by each of the two rules, before one of them is chosen. */
export function ConsentGap({ list }: { list: Checked }) {
  const t = useT()
  const { client } = useCore()
  const { country } = usePreferences()
  const { data, error } = useQuery({
    queryKey: ['lists.consentGap', list.file.place, list.reading, list.columns, country],
    queryFn: ({ signal }) =>
      client.run(
        'lists.consentGap',
        {
          place: list.file.place,
          reading: list.reading,
          phoneColumns: [...list.columns],
          country,
        },
        { signal },
      ),
  })
  if (error) return <ErrorNote error={error} />
  if (!data) return <Loader size="sm" aria-label={t('shell:loading')} />
  return (
    <p className={styles['gap']} role="status">
      {t('outputs:gap', {
        all: data.notOptedOut,
        opted: data.optedIn,
        less: data.notOptedOut - data.optedIn,
      })}
    </p>
  )
}
