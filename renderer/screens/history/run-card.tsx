import { FileSpreadsheet } from 'lucide-react'
import { useLanguage, useT } from '../../app/language.tsx'
import { Equation } from '../../parts/equation.tsx'
import { VerdictBar } from '../../parts/verdict-bar.tsx'
import type { Run } from '../../../shared/contract.ts'
import styles from './run-card.module.css'

/** One cleaning: which list, when, and how its rows add up. */
export function RunCard({ run }: { run: Run }) {
  const { locale } = useLanguage()
  const t = useT()
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  return (
    <details className={styles['card']}>
      <summary className={styles['line']}>
        <FileSpreadsheet size={20} strokeWidth={1.5} aria-hidden />
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
      <Equation read={run.read} counts={run.counts} />
    </details>
  )
}
