import { Button, Progress as Bar, VisuallyHidden } from '@mantine/core'
import { useFormat, useT } from '../app/language.tsx'
import { fractionDone } from '../app/work.ts'
import type { Progress } from '../../shared/contract.ts'
import styles from './progress-line.module.css'
import { timeLeft } from './time-left.ts'

/** A determinate bar with rows, time left and the way out. */
export function ProgressLine({
  label,
  startedAt,
  progress,
  onCancel,
}: {
  label: string
  startedAt: number
  progress: Progress | null
  onCancel: () => void
}) {
  const t = useT()
  const format = useFormat()
  const share = fractionDone(progress)
  const left = timeLeft(share, performance.now() - startedAt)
  // A screen reader that spoke every percent would say nothing else.
  const quarter = Math.floor(share * 4) / 4
  return (
    <div className={styles['line']}>
      <div className={styles['words']}>
        <strong>{label}</strong>
        <span>{progress && t('results:progress.rows', { rows: progress.rows })}</span>
        <span>{left !== null && t('results:progress.left', { time: format.duration(left) })}</span>
        <span className={styles['share']}>{format.percent(share)}</span>
      </div>
      <Bar.Root className={styles['bar']}>
        <Bar.Section
          // Spoken as it is given, with all its decimals.
          value={Math.floor(share * 100)}
          animated={!progress}
          aria-label={label}
        />
      </Bar.Root>
      <Button variant="default" onClick={onCancel}>
        {t('results:progress.cancel')}
      </Button>
      <VisuallyHidden role="status">
        {quarter > 0 && `${label} ${format.percent(quarter)}`}
      </VisuallyHidden>
    </div>
  )
}
