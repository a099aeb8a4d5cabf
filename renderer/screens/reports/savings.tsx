import { Link } from 'wouter'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import styles from './reports-screen.module.css'

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
