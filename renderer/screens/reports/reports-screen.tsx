import { Button, SegmentedControl } from '@mantine/core'
import { ChartNoAxesColumn, Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { NothingYet } from '../history/history-screen.tsx'
import { optOutsByWeek, byWeek, sumOf } from './by-week.ts'
import { Facets } from './facets.tsx'
import { OptOutWeeks } from './optout-weeks.tsx'
import styles from './reports-screen.module.css'
import { Savings, SavingsTable } from './savings.tsx'
import { WeekChart } from './week-chart.tsx'
import { WeekTable } from './week-table.tsx'

const MOST = 500
const DAY_MS = 86_400_000
const PERIODS = { month: 30, quarter: 91, year: 365, all: null } as const
type Period = keyof typeof PERIODS

/** What the work amounts to: who asked to leave and why, who left the lists, and what that spared. */
export function ReportsScreen() {
  const t = useT()
  const runs = useAnswer('history.runs', { limit: MOST })
  const changes = useAnswer('batches.list', { limit: MOST })
  const [period, setPeriod] = useState<Period>('quarter')
  const from = useMemo(() => firstMoment(period), [period])
  const error = runs.error ?? changes.error
  if (error) return <ErrorNote error={error} />
  if (!runs.data || !changes.data) return null
  if (runs.data.length === 0 && changes.data.batches.length === 0) {
    return <NothingYet icon={ChartNoAxesColumn} why={t('history:report.empty')} />
  }
  const shown = runs.data.filter(({ finishedAt }) => from === null || finishedAt >= from)
  const recorded = changes.data.batches.filter(
    ({ recordedAt }) => from === null || recordedAt >= from,
  )
  const weeks = byWeek(shown)
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <SegmentedControl
          aria-label={t('history:report.period')}
          size="sm"
          value={period}
          data={(Object.keys(PERIODS) as Period[]).map((value) => ({
            value,
            label: t(`history:report.period.${value}`),
          }))}
          onChange={setPeriod}
        />
        <Button
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('history:report.print')}
        </Button>
      </header>
      <Totals runs={shown} from={from} />
      <div className={styles['pair']}>
        <OptOutWeeks weeks={optOutsByWeek(recorded)} />
        <Facets from={from} />
      </div>
      <SavingsTable from={from} />
      {weeks.length > 0 && (
        <section className={styles['weeks']}>
          <h2 className={styles['title']}>{t('history:report.weeks')}</h2>
          <WeekChart weeks={weeks} />
          <WeekTable weeks={weeks} />
        </section>
      )}
    </div>
  )
}

function firstMoment(period: Period): string | null {
  const days = PERIODS[period]
  return days === null ? null : new Date(Date.now() - days * DAY_MS).toISOString()
}

function Totals({ runs, from }: { runs: Parameters<typeof sumOf>[0]; from: string | null }) {
  const t = useT()
  const { read, left, counts } = sumOf(runs)
  return (
    <dl className={styles['totals']}>
      <Total name={t('history:report.lists')} value={runs.length} />
      <Total name={t('history:report.read')} value={read} />
      <Total name={t('history:report.left')} value={left} />
      <Total name={t('history:report.suppressed')} value={counts.suppressed} />
      <Savings from={from} />
    </dl>
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
