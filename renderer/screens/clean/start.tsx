import { Button, Loader } from '@mantine/core'
import { FileSpreadsheet } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useAnswer } from '../../app/core.tsx'
import { useIntake } from '../../app/intake.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { useFilePicker } from '../../parts/use-file-picker.tsx'
import type { Run } from '../../../shared/contract.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import { sampleList } from './sample-list.ts'
import styles from './start.module.css'

const RECENT = 5

/** The empty screen: one big place to bring a list to, and what will happen to it. */
export function Start({ opening, error }: { opening: string | null; error: AppError | null }) {
  return (
    <div className={styles['start']}>
      <div className={styles['left']}>
        {error && <ErrorNote error={error} />}
        <DropArea opening={opening} />
      </div>
      <aside className={styles['right']}>
        <LedgerCard />
        <HowItWorksOrRuns />
      </aside>
    </div>
  )
}

/** Who has cleaned before knows how it works, and looks for what was done. */
function HowItWorksOrRuns() {
  const { data: runs } = useAnswer('history.runs', { limit: RECENT })
  if (!runs) return null
  return runs.length === 0 ? <HowItWorks /> : <RecentRuns runs={runs} />
}

function DropArea({ opening }: { opening: string | null }) {
  const t = useT()
  const control = useCleaningControl()
  const { openFile } = useIntake()
  const { pick, input } = useFilePicker(openFile)
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
      <Button
        variant="subtle"
        size="xs"
        disabled={opening !== null}
        onClick={() => void control.open(sampleList(t('lists:start.sample_name')))}
      >
        {t('lists:start.sample')}
      </Button>
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
  const { setIncoming } = useIntake()
  const [, navigate] = useLocation()
  if (!info) return null
  if (info.suppressed > 0) {
    return (
      <section className={styles['ledger']}>
        <h2 className={styles['title']}>{t('lists:start.ledger')}</h2>
        <p className={styles['people']}>{t('shell:ledger.people', { count: info.suppressed })}</p>
        <Link href="/optouts" className={styles['link']}>
          {t('lists:start.ledger_open')}
        </Link>
      </section>
    )
  }
  return (
    <section className={styles['ledger']} data-empty>
      <h2 className={styles['title']}>{t('lists:start.ledger')}</h2>
      <p>{t('lists:start.ledger_empty')}</p>
      <div className={styles['first']}>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            navigate('/optouts')
            setIncoming({ file: null })
          }}
        >
          {t('optouts:import.open')}
        </Button>
        <Link href="/optouts" className={styles['link']}>
          {t('lists:start.ledger_add')}
        </Link>
      </div>
    </section>
  )
}

function RecentRuns({ runs }: { runs: readonly Run[] }) {
  const t = useT()
  const format = useFormat()
  const control = useCleaningControl()
  return (
    <section>
      <h2 className={styles['title']}>{t('lists:start.recent')}</h2>
      <ul className={styles['runs']}>
        {runs.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              className={styles['again']}
              aria-label={t('lists:start.reopen', { name: run.name })}
              title={t('lists:start.reopen', { name: run.name })}
              onClick={() => void control.reopen(run)}
            >
              {run.name}
            </button>
            <time dateTime={run.finishedAt}>{format.date(run.finishedAt)}</time>
            <span>
              {t('lists:start.recent_counts', {
                kept: run.counts.kept,
                removed: run.read - run.counts.kept,
              })}
            </span>
          </li>
        ))}
      </ul>
      <Link href="/history" className={styles['link']}>
        {t('lists:start.recent_all')}
      </Link>
    </section>
  )
}
