import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { NothingYet } from '../history/history-screen.tsx'
import { byWeek, sumOf } from './by-week.ts'
import styles from './reports-screen.module.css'
import { WeekChart } from './week-chart.tsx'
import { WeekTable } from './week-table.tsx'

const MOST = 500

/** What the cleanings amount to: totals, and who left the lists week by week. */
export function ReportsScreen() {
  const t = useT()
  const format = useFormat()
  const { data: runs, error } = useAnswer('history.runs', { limit: MOST })
  const oldest = runs?.at(-1)
  const newest = runs?.[0]
  if (error) return <ErrorNote error={error} />
  if (!runs) return null
  if (!oldest || !newest) return <NothingYet />
  const weeks = byWeek(runs)
  const { read, left, counts } = sumOf(runs)
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <p>
          {t('history:report.span', {
            from: format.date(oldest.finishedAt),
            to: format.date(newest.finishedAt),
          })}
        </p>
        <Button
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('history:report.print')}
        </Button>
      </header>
      <dl className={styles['totals']}>
        <Total name={t('history:report.lists')} value={runs.length} />
        <Total name={t('history:report.read')} value={read} />
        <Total name={t('history:report.left')} value={left} />
        <Total name={t('history:report.suppressed')} value={counts.suppressed} />
      </dl>
      <section className={styles['weeks']}>
        <h2 className={styles['title']}>{t('history:report.weeks')}</h2>
        <WeekChart weeks={weeks} />
        <WeekTable weeks={weeks} />
      </section>
    </div>
  )
}

function Total({ name, value }: { name: string; value: number }) {
  const format = useFormat()
  return (
    <div className={styles['total']}>
      <dd>{format.number(value)}</dd>
      <dt>{name}</dt>
    </div>
  )
}
