import { useFormat, useT } from '../app/language.tsx'
import { verdictCodes, type VerdictCounts } from '../../shared/model.ts'
import styles from './equation.module.css'

/** The account of every row: read = stay + each way of leaving. */
export function Equation({ read, counts }: { read: number; counts: VerdictCounts }) {
  const t = useT()
  const format = useFormat()
  const terms = verdictCodes.filter((code) => counts[code] > 0)
  return (
    <p className={styles['equation']} aria-label={t('lists:equation.label')} role="group">
      <span className={styles['term']}>
        <b>{format.number(read)}</b> {t('lists:equation.read')}
      </span>
      {terms.map((code, position) => (
        <span key={code} className={styles['term']} data-verdict={code}>
          <span className={styles['sign']}>{position === 0 ? '=' : '+'}</span>{' '}
          <b>{format.number(counts[code])}</b> {t(`lists:term.${code}`, { count: counts[code] })}
        </span>
      ))}
    </p>
  )
}
