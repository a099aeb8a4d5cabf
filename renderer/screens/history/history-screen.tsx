import { Button, SegmentedControl } from '@mantine/core'
import { History, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAnswer } from '../../app/core.tsx'
import { useLanguage, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { Placeholder } from '../../parts/placeholder.tsx'
import { BatchCard } from './batch-card.tsx'
import { byDay, dayName, deedsOf, type Deed } from './by-day.ts'
import styles from './history-screen.module.css'
import { RunCard } from './run-card.tsx'

/** So much is read; so much more is drawn each time somebody asks. */
const MOST = 500
const STEP = 60

type Shown = 'all' | Deed['kind']

/** Everything that was done, by day, newest first: lists cleaned and opt-outs changed. */
export function HistoryScreen() {
  const t = useT()
  const runs = useAnswer('history.runs', { limit: MOST })
  const changes = useAnswer('batches.list', { limit: MOST })
  const [shown, setShown] = useState<Shown>('all')
  const [drawn, setDrawn] = useState(STEP)
  const error = runs.error ?? changes.error
  if (error) return <ErrorNote error={error} />
  if (!runs.data || !changes.data) return null
  const all = deedsOf(runs.data, changes.data.batches)
  if (all.length === 0) return <NothingYet icon={History} why={t('history:empty.why')} />
  const deeds = all.filter(({ kind }) => shown === 'all' || kind === shown)
  return (
    <div className={styles['screen']}>
      <SegmentedControl
        className={styles['choice'] ?? ''}
        aria-label={t('history:show')}
        size="sm"
        value={shown}
        data={[
          { value: 'all', label: t('history:show.all') },
          { value: 'run', label: t('history:show.run') },
          { value: 'batch', label: t('history:show.batch') },
        ]}
        onChange={(value) => {
          setShown(value)
          setDrawn(STEP)
        }}
      />
      <Days deeds={deeds.slice(0, drawn)} />
      {deeds.length > drawn && (
        <Button variant="default" onClick={() => setDrawn(drawn + STEP)}>
          {t('changes:more')}
        </Button>
      )}
    </div>
  )
}

function Days({ deeds }: { deeds: readonly Deed[] }) {
  const { t, locale } = useLanguage()
  const now = new Date()
  return byDay(deeds).map(({ day, deeds: those }) => (
    <section key={day.getTime()} className={styles['day']}>
      <h2 className={styles['date']}>{dayName(day, now, locale, t)}</h2>
      {those.map((deed) =>
        deed.kind === 'run' ? (
          <RunCard key={`run ${deed.run.id}`} run={deed.run} />
        ) : (
          <BatchCard key={`batch ${deed.batch.batch}`} batch={deed.batch} />
        ),
      )}
    </section>
  ))
}

/** The way to a first cleaning, while there has been none. @param why what the screen will show then */
export function NothingYet({ icon, why }: { icon: LucideIcon; why: string }) {
  const t = useT()
  const [, navigate] = useLocation()
  return (
    <Placeholder icon={icon} title={t('history:empty.title')} page>
      <p>{why}</p>
      <Button onClick={() => navigate('/')}>{t('history:empty.action')}</Button>
    </Placeholder>
  )
}
