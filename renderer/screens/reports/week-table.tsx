import { useFormat, useT } from '../../app/language.tsx'
import { verdictCodes } from '../../../shared/model.ts'
import type { Week } from './by-week.ts'
import styles from './week-table.module.css'

const leaving = verdictCodes.filter((code) => code !== 'kept')

/** The chart in numbers, newest week first. */
export function WeekTable({ weeks }: { weeks: readonly Week[] }) {
  const t = useT()
  const format = useFormat()
  const used = leaving.filter((code) => weeks.some(({ counts }) => counts[code] > 0))
  return (
    <div
      className={styles['scroller']}
      tabIndex={0}
      role="region"
      aria-label={t('history:report.weeks')}
    >
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('history:report.column_week')}</th>
            <th scope="col">{t('history:report.column_lists')}</th>
            <th scope="col">{t('history:report.column_read')}</th>
            <th scope="col">{t('history:report.column_left')}</th>
            {used.map((code) => (
              <th key={code} scope="col">
                {t(`lists:chip.${code}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map((week) => (
            <tr key={week.monday.getTime()}>
              <th scope="row">
                {t('history:report.week', { date: format.date(week.monday.toISOString()) })}
              </th>
              <td>{format.number(week.lists)}</td>
              <td>{format.number(week.read)}</td>
              <td>{format.number(week.left)}</td>
              {used.map((code) => (
                <td key={code}>{format.number(week.counts[code])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
