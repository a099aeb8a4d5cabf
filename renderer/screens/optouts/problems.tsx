import { useT } from '../../app/language.tsx'
import type { ImportReport } from '../../../shared/contract/optouts.ts'
import type { Inspection } from '../../../shared/model.ts'
import { sheetRow } from '../clean/sheet-row.ts'
import styles from './import-summary.module.css'

const MOST_SHOWN = 100

/** The rows of a file that were not understood, each with its reason. @param count of all of them */
export function Problems({
  inspection,
  problems,
  count,
}: {
  inspection: Inspection
  problems: ImportReport['problems']
  count: number
}) {
  const t = useT()
  const shown = problems.slice(0, MOST_SHOWN)
  const rest = count - shown.length
  return (
    <section aria-label={t('imports:file.problems')}>
      <h3 className={styles['title']}>{t('imports:file.problems')}</h3>
      <ul className={styles['problems']} tabIndex={0} aria-label={t('imports:file.problems')}>
        {shown.map(({ row, reason }) => (
          <li key={row}>
            {t('imports:file.problem', {
              line: sheetRow(inspection, row),
              reason: t(`identity:reason.${reason}`),
            })}
          </li>
        ))}
        {rest > 0 && <li>{t('imports:file.more', { count: rest })}</li>}
      </ul>
    </section>
  )
}
