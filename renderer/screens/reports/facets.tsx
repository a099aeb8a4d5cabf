import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import styles from './bars.module.css'

/** Why and how people asked to leave, the most frequent first. */
export function Facets({ from }: { from: string | null }) {
  const t = useT()
  const { data } = useAnswer('optouts.facets', { from }, { keepPrevious: true })
  return (
    <section className={styles['block']}>
      <h2 className={styles['title']}>{t('history:report.reasons')}</h2>
      <Bars
        values={data?.reasons.map(({ value, count }) => ({
          name: t(`consent:reason.${value}`),
          count,
        }))}
      />
      <h2 className={styles['title']}>{t('history:report.sources')}</h2>
      <Bars
        values={data?.sources.map(({ value, count }) => ({
          name: t(`consent:source.${value}`),
          count,
        }))}
      />
    </section>
  )
}

function Bars({ values = [] }: { values: { name: string; count: number }[] | undefined }) {
  const format = useFormat()
  const sorted = values.toSorted((a, b) => b.count - a.count)
  const most = Math.max(1, ...values.map(({ count }) => count))
  return (
    <table className={styles['bars']}>
      <tbody>
        {sorted.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles['value']}>{format.number(count)}</td>
            <td className={styles['track']} aria-hidden>
              <span style={{ width: `${(count / most) * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
