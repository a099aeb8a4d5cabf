import { Link } from 'wouter'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import styles from './reports-screen.module.css'
import tableStyles from './week-table.module.css'

/** What the messages that were not sent would have cost; without prices, the way to say them. */
export function Savings({ from }: { from: string | null }) {
  const t = useT()
  const format = useFormat()
  const { data } = useAnswer('history.savings', { from, to: null })
  if (!data) return null
  const messages = data.byCategory.reduce((sum, each) => sum + each.messages, 0)
  return (
    <div className={styles['total']} data-money>
      <dd>{data.centavos === null ? t('history:report.no_price') : format.money(data.centavos)}</dd>
      <dt>
        {data.centavos === null && messages > 0 ? (
          <Link href="/settings">{t('history:report.set_price')}</Link>
        ) : (
          t('history:report.saved', { count: messages })
        )}
      </dt>
    </div>
  )
}

/** The same by what the messages were for, each with its price, which is changed in the settings. */
export function SavingsTable({ from }: { from: string | null }) {
  const t = useT()
  const format = useFormat()
  const { data } = useAnswer('history.savings', { from, to: null })
  const { data: settings } = useAnswer('settings.get', {})
  const rows = data?.byCategory.filter(({ messages }) => messages > 0) ?? []
  if (rows.length === 0 || !settings) return null
  const money = (centavos: number | null) =>
    centavos === null ? t('history:report.no_price') : format.money(centavos)
  return (
    <section className={styles['weeks']} aria-label={t('history:report.savings')}>
      <h2 className={styles['title']}>{t('history:report.savings')}</h2>
      <div
        className={tableStyles['scroller']}
        tabIndex={0}
        role="region"
        aria-label={t('history:report.savings')}
      >
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('history:report.column_category')}</th>
              <th scope="col">{t('history:report.column_messages')}</th>
              <th scope="col">{t('history:report.column_price')}</th>
              <th scope="col">{t('history:report.column_saved')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ category, messages, centavos }) => (
              <tr key={category}>
                <th scope="row">{t(`outputs:category.${category}`)}</th>
                <td>{format.number(messages)}</td>
                <td>{money(settings.prices[category])}</td>
                <td>{money(centavos)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Link href="/settings">{t('history:report.change_prices')}</Link>
    </section>
  )
}
