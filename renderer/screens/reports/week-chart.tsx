import { useFormat, useLanguage } from '../../app/language.tsx'
import { VerdictIcon } from '../../parts/verdict.tsx'
import { verdictCodes, type VerdictCode } from '../../../shared/model.ts'
import type { Week } from './by-week.ts'
import styles from './week-chart.module.css'

const leaving = verdictCodes.filter((code) => code !== 'kept')

/** A column a week, stacked by why rows left. The table beside it says the same to everyone. */
export function WeekChart({ weeks }: { weeks: readonly Week[] }) {
  const { t, locale } = useLanguage()
  const format = useFormat()
  const tallest = Math.max(1, ...weeks.map(({ left }) => left))
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit' })
  const used = leaving.filter((code) => weeks.some(({ counts }) => counts[code] > 0))
  return (
    <figure className={styles['chart']} aria-hidden>
      <div className={styles['columns']}>
        {weeks.map(({ monday, left, counts }) => (
          <div key={monday.getTime()} className={styles['week']}>
            <span className={styles['value']}>{left > 0 && format.number(left)}</span>
            <div className={styles['column']} style={{ height: `${(left / tallest) * 100}%` }}>
              {used.map((code) => (
                <span
                  key={code}
                  className={styles['part']}
                  data-verdict={code}
                  style={{ flexGrow: counts[code] }}
                />
              ))}
            </div>
            <span className={styles['day']}>{day.format(monday)}</span>
          </div>
        ))}
      </div>
      <figcaption className={styles['legend']}>
        {used.map((code: VerdictCode) => (
          <span key={code}>
            <VerdictIcon code={code} size={14} /> {t(`lists:chip.${code}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
