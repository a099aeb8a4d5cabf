import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useT } from '../../app/language.tsx'
import type { Preflight } from './verifying.ts'
import { WeniFindings } from '../../parts/weni-findings.tsx'
import styles from './verify-screen.module.css'

/** What Weni would make of the file as it is. */
export function PreflightSection({ report }: { report: Preflight }) {
  const t = useT()
  const { refused, findings, records, group } = report
  const ready = !refused && findings.length === 0
  const Icon = refused ? TriangleAlert : ready ? CircleCheck : Info
  return (
    <section className={styles['card']} data-standing={refused ? 'changed' : 'intact'}>
      <Icon size={26} strokeWidth={1.6} aria-hidden />
      <div className={styles['words']}>
        <h3>
          {refused
            ? t('verify:weni.refused')
            : t(ready ? 'verify:weni.ready' : 'verify:weni.notes', { count: records })}
        </h3>
        {!refused && <p>{t('verify:weni.group', { group })}</p>}
        <WeniFindings findings={findings} />
      </div>
    </section>
  )
}
