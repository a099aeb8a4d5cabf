import { Button } from '@mantine/core'
import { History } from 'lucide-react'
import { useLocation } from 'wouter'
import { useAnswer } from '../../app/core.tsx'
import { useLanguage, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { Placeholder } from '../../parts/placeholder.tsx'
import { byDay, dayName } from './by-day.ts'
import styles from './history-screen.module.css'
import { RunCard } from './run-card.tsx'

const MOST = 500

/** Every cleaning, by day, newest first. */
export function HistoryScreen() {
  const { t, locale } = useLanguage()
  const { data: runs, error } = useAnswer('history.runs', { limit: MOST })
  if (error) return <ErrorNote error={error} />
  if (!runs) return null
  if (runs.length === 0) return <NothingYet />
  const now = new Date()
  return (
    <div className={styles['screen']}>
      {byDay(runs).map(({ day, runs: those }) => (
        <section key={day.getTime()} className={styles['day']}>
          <h2 className={styles['date']}>{dayName(day, now, locale, t)}</h2>
          {those.map((run) => (
            <RunCard key={run.id} run={run} />
          ))}
        </section>
      ))}
    </div>
  )
}

/** The way to a first cleaning, while there has been none. */
export function NothingYet() {
  const t = useT()
  const [, navigate] = useLocation()
  return (
    <Placeholder icon={History} title={t('history:empty.title')} page>
      <p>{t('history:empty.why')}</p>
      <Button onClick={() => navigate('/')}>{t('history:empty.action')}</Button>
    </Placeholder>
  )
}
