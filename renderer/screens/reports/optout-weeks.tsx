import { useFormat, useT } from '../../app/language.tsx'
import type { OptOutWeek } from './by-week.ts'
import styles from './bars.module.css'

/** How many people were opted out week by week: bars whose numbers stand beside them, so they are their own table. */
export function OptOutWeeks({ weeks }: { weeks: readonly OptOutWeek[] }) {
  const t = useT()
  const format = useFormat()
  const most = Math.max(1, ...weeks.map(({ people }) => people))
  return (
    <section className={styles['block']}>
      <h2 className={styles['title']}>{t('history:report.optouts')}</h2>
      {weeks.length === 0 && <p>{t('history:report.no_optouts')}</p>}
      <div
        className={styles['scroll']}
        tabIndex={0}
        role="region"
        aria-label={t('history:report.optouts')}
      >
        <table className={styles['bars']}>
          <tbody>
            {weeks.toReversed().map(({ monday, people }) => (
              <tr key={monday.getTime()}>
                <th scope="row">
                  {t('history:report.week', { date: format.date(monday.toISOString()) })}
                </th>
                <td className={styles['value']}>{format.number(people)}</td>
                <td className={styles['track']} aria-hidden>
                  <span style={{ width: `${(people / most) * 100}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
