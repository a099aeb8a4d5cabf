import { useT } from '../app/language.tsx'
import type { PreflightReport } from '../../shared/contract/preflight.ts'
import styles from './weni-findings.module.css'

type Finding = PreflightReport['findings'][number]

const ORDER: readonly Finding['effect'][] = ['refused', 'lost', 'notice']

/** What Weni would refuse, ruin without a word, or merely do differently; the worst first. */
export function WeniFindings({ findings }: { findings: readonly Finding[] }) {
  const t = useT()
  if (findings.length === 0) return null
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect))
  return (
    <ul className={styles['findings']}>
      {sorted.map((finding) => (
        <li key={`${finding.code} ${finding.column}`} data-effect={finding.effect}>
          <b>{t(`results:weni.${finding.effect}`)}</b>{' '}
          {t(`weni:${finding.code}`, {
            row: finding.row ?? '',
            column: finding.column,
            count: finding.count,
          })}
        </li>
      ))}
    </ul>
  )
}
