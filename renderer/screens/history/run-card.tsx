import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useT } from '../../app/language.tsx'
import { VerdictBar } from '../../parts/verdict-bar.tsx'
import type { Run } from '../../../shared/contract/history.ts'
import styles from './deed-card.module.css'
import { RunDetail } from './run-detail.tsx'

/** One cleaning: which list, when, and how its rows divide; opened, all that is known of it. */
export function RunCard({ run }: { run: Run }) {
  const { locale } = useLanguage()
  const t = useT()
  const [open, setOpen] = useState(false)
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  return (
    <details
      className={styles['card']}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles['line']} data-kind="run">
        <FileSpreadsheet size={19} strokeWidth={1.6} aria-hidden />
        <time dateTime={run.finishedAt}>{time.format(new Date(run.finishedAt))}</time>
        <strong className={styles['name']}>{run.name}</strong>
        <span className={styles['kept']}>{t('history:run.kept', { count: run.counts.kept })}</span>
        <span className={styles['left']}>
          {t('history:run.left', { count: run.read - run.counts.kept })}
        </span>
        <span className={styles['bar']}>
          <VerdictBar read={run.read} counts={run.counts} />
        </span>
      </summary>
      {open && <RunDetail run={run} />}
    </details>
  )
}
