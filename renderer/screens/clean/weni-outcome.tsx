import { useT } from '../../app/language.tsx'
import { WeniFindings } from '../../parts/weni-findings.tsx'
import type { WeniOutcome as Outcome } from '../../../shared/contract/cleaning.ts'
import styles from './weni-outcome.module.css'

/** What became of the list in Weni's own layout, read back as Weni will read it. */
export function WeniOutcome({ outcome }: { outcome: Outcome }) {
  const t = useT()
  const notes = [
    ...(outcome.notSendable > 0
      ? [t('results:weni.not_sendable', { count: outcome.notSendable })]
      : []),
    ...(outcome.nameless > 0 ? [t('results:weni.nameless', { count: outcome.nameless })] : []),
    ...(outcome.namesCut > 0 ? [t('results:weni.names_cut', { count: outcome.namesCut })] : []),
    ...(outcome.clearsGuarded > 0
      ? [t('results:weni.clears_guarded', { count: outcome.clearsGuarded })]
      : []),
    ...outcome.renamed.map(({ from, to }) => t('results:weni.renamed', { from, to })),
  ]
  return (
    <section className={styles['outcome']}>
      <h3>{t('results:weni.title')}</h3>
      <p>{t('results:weni.groups', { groups: outcome.groups.join(', ') })}</p>
      {notes.length > 0 && (
        <ul className={styles['notes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <WeniFindings findings={outcome.findings} />
    </section>
  )
}
