import { Button, Loader } from '@mantine/core'
import { FileSpreadsheet } from 'lucide-react'
import { Link } from 'wouter'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { useFilePicker } from '../../parts/use-file-picker.tsx'
import type { AppError } from '../../../shared/errors.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import styles from './start.module.css'

/** The empty screen: one big place to bring a list to, and what will happen to it. */
export function Start({ opening, error }: { opening: string | null; error: AppError | null }) {
  return (
    <div className={styles['start']}>
      <div className={styles['left']}>
        {error && <ErrorNote error={error} />}
        <DropArea opening={opening} />
      </div>
      <aside className={styles['right']}>
        <HowItWorks />
        <LedgerCard />
        <RecentRuns />
      </aside>
    </div>
  )
}

function DropArea({ opening }: { opening: string | null }) {
  const t = useT()
  const control = useCleaningControl()
  const { pick, input } = useFilePicker((file) => void control.open(file))
  return (
    <section className={styles['drop']} aria-busy={opening !== null}>
      <span className={styles['sheet']}>
        {opening === null ? (
          <FileSpreadsheet size={34} strokeWidth={1.4} aria-hidden />
        ) : (
          <Loader size={28} />
        )}
      </span>
      <h2 className={styles['heading']} aria-live="polite">
        {opening === null ? t('lists:start.heading') : t('lists:start.opening', { file: opening })}
      </h2>
      <Button size="md" onClick={pick} disabled={opening !== null}>
        {t('lists:start.choose')}
      </Button>
      {input}
      <p className={styles['promise']}>{t('lists:start.promise')}</p>
      <p className={styles['paste']}>{t('lists:start.paste')}</p>
    </section>
  )
}

function HowItWorks() {
  const t = useT()
  return (
    <section>
      <h2 className={styles['title']}>{t('lists:start.how')}</h2>
      <ol className={styles['steps']}>
        <li>{t('lists:start.step1')}</li>
        <li>{t('lists:start.step2')}</li>
        <li>{t('lists:start.step3')}</li>
      </ol>
    </section>
  )
}

function LedgerCard() {
  const t = useT()
  const { data: info } = useAnswer('app.info', {})
  if (!info) return null
  const empty = info.suppressed === 0
  return (
    <section>
      <h2 className={styles['title']}>{t('lists:start.ledger')}</h2>
      <p>
        {empty
          ? t('lists:start.ledger_empty')
          : t('shell:ledger.people', { count: info.suppressed })}
      </p>
      <Link href="/optouts" className={styles['link']}>
        {empty ? t('lists:start.ledger_add') : t('lists:start.ledger_open')}
      </Link>
    </section>
  )
}

function RecentRuns() {
  const t = useT()
  const format = useFormat()
  const { data: runs } = useAnswer('history.runs', { limit: 5 })
  if (!runs || runs.length === 0) return null
  return (
    <section>
      <h2 className={styles['title']}>{t('lists:start.recent')}</h2>
      <ul className={styles['runs']}>
        {runs.map((run) => (
          <li key={run.id}>
            <strong>{run.name}</strong>
            <time dateTime={run.finishedAt}>{format.dateTime(run.finishedAt)}</time>
            <span>
              {t('lists:start.recent_counts', {
                kept: run.counts.kept,
                removed: run.read - run.counts.kept,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
