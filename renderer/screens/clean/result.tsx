import { Button } from '@mantine/core'
import { Award, Printer } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFormat, useT } from '../../app/language.tsx'
import { Equation } from '../../parts/equation.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { useCertificate } from '../../parts/use-certificate.ts'
import { VerdictBar } from '../../parts/verdict-bar.tsx'
import { VerdictIcon } from '../../parts/verdict.tsx'
import { verdictCodes } from '../../../shared/model.ts'
import type { Checked, Cleaned } from './cleaning.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import { ResultGuard } from './guards.tsx'
import { OutputFiles } from './output-files.tsx'
import styles from './result.module.css'
import { Saved } from './saved.tsx'
import { WeniOutcome } from './weni-outcome.tsx'

/** What came out: how many are ready, what happened to everyone else, and where the files are. */
export function Result({ list, cleaned }: { list: Checked; cleaned: Cleaned }) {
  const t = useT()
  const control = useCleaningControl()
  const { counts } = cleaned.report
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <div className={styles['result']}>
      <section>
        <p className={styles['file']}>{list.file.name}</p>
        <h2 ref={heading} tabIndex={-1} className={styles['headline']} aria-live="polite">
          {counts.kept > 0 ? t('results:ready', { count: counts.kept }) : t('results:ready.none')}
        </h2>
        <VerdictBar read={counts.read} counts={counts} />
        <Equation read={counts.read} counts={counts} />
        <ResultGuard read={counts.read} counts={counts} />
        <Reasons cleaned={cleaned} />
        <p className={styles['sum']}>
          {t('results:reasons.sum')} <Saved cleaned={cleaned} />
        </p>
        {cleaned.weni && <WeniOutcome outcome={cleaned.weni} />}
      </section>
      <aside className={styles['side']}>
        <OutputFiles files={cleaned.files} />
        <p className={styles['sum']}>{t('results:original')}</p>
        <Papers run={cleaned.run} />
        <Button variant="default" onClick={() => control.reset()}>
          {t('results:again')}
        </Button>
        <Button variant="subtle" onClick={() => control.show({ view: 'rows' })}>
          {t('results:rows')}
        </Button>
      </aside>
    </div>
  )
}

/** What can be printed, or kept as PDF: this page without any number, and the certificate. */
function Papers({ run }: { run: number }) {
  const t = useT()
  const certificate = useCertificate()
  return (
    <div className={styles['papers']}>
      <Button
        variant="default"
        size="xs"
        leftSection={<Printer size={15} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('history:report.print')}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<Award size={15} aria-hidden />}
        loading={certificate.isPending}
        onClick={() => certificate.mutate(run)}
      >
        {t('results:certificate.open')}
      </Button>
      {certificate.error && <ErrorNote error={certificate.error} />}
    </div>
  )
}

function Reasons({ cleaned }: { cleaned: Cleaned }) {
  const t = useT()
  const format = useFormat()
  const control = useCleaningControl()
  const { counts } = cleaned.report
  return (
    <table className={styles['reasons']} aria-label={t('results:reasons.title')}>
      <tbody>
        {verdictCodes
          .filter((code) => counts[code] > 0)
          .map((code) => (
            <tr key={code}>
              <th scope="row">
                <VerdictIcon code={code} />
                {t(`verdicts:${code}`)}
              </th>
              <td>{format.number(counts[code])}</td>
              <td>{format.percent(counts[code] / counts.read)}</td>
              <td>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${t('results:reasons.see')}: ${t(`verdicts:${code}`)}`}
                  onClick={() => control.show({ view: 'rows', filter: code })}
                >
                  {t('results:reasons.see')}
                </Button>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
