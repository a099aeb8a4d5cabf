import { Info } from 'lucide-react'
import { useT } from '../../app/language.tsx'
import type { Fault } from '../../../shared/model.ts'
import styles from './faults.module.css'

/** What is odd about the file, line by line; folded, since most of it needs no hand. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const t = useT()
  if (faults.length === 0) return null
  return (
    <details className={styles['faults']}>
      <summary>
        <Info size={16} aria-hidden /> {t('lists:faults', { count: faults.length })}
      </summary>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.code} ${fault.line ?? ''}`}>
            {t(`lists:fault.${fault.code}`, { line: fault.line ?? '', ...fault.params })}
          </li>
        ))}
      </ul>
    </details>
  )
}
