import { useFormat, useT } from '../app/language.tsx'
import { verdictCodes, type VerdictCounts } from '../../shared/model.ts'
import styles from './verdict-bar.module.css'

/** The list as one bar, each verdict as long as its share; the table below says it in numbers. */
export function VerdictBar({ read, counts }: { read: number; counts: VerdictCounts }) {
  const t = useT()
  const format = useFormat()
  const shown = verdictCodes.filter((code) => counts[code] > 0)
  const words = shown.map(
    (code) => `${t(`verdicts:${code}`)} ${format.percent(counts[code] / read)}`,
  )
  return (
    <div
      className={styles['bar']}
      role="img"
      aria-label={`${t('results:bar.label')}: ${words.join(', ')}`}
    >
      {shown.map((code) => (
        <span
          key={code}
          className={styles['part']}
          data-verdict={code}
          style={{ flexGrow: counts[code] }}
        />
      ))}
    </div>
  )
}
