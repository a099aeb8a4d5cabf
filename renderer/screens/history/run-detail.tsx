import { Button } from '@mantine/core'
import { Award } from 'lucide-react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { Equation } from '../../parts/equation.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import { useCertificate } from '../../parts/use-certificate.ts'
import type { Run } from '../../../shared/contract/history.ts'
import { ConsentGapButton } from './consent-gap-button.tsx'
import styles from './deed-card.module.css'
import { Redo } from './redo.tsx'

/** How a cleaning added up, whether it is out of date by now, its certificate, and doing it again. */
export function RunDetail({ run }: { run: Run }) {
  const t = useT()
  const format = useFormat()
  const { data, error } = useAnswer('history.run', { run: run.id })
  const certificate = useCertificate()
  return (
    <div className={styles['body']}>
      <Equation read={run.read} counts={run.counts} />
      {error && <ErrorNote error={error} />}
      {data && data.optedOutSince > 0 && (
        <Note tone="caution" role="status">
          {t('history:run.since', { count: data.optedOutSince })}
        </Note>
      )}
      {data?.optedOutSince === 0 && <p>{t('history:run.since_none')}</p>}
      <ul className={styles['files']}>
        {run.files.map((file) => (
          <li key={file.name}>
            <strong>{file.name}</strong>
            <span>{t(`results:file.${file.role}`)}</span>
            {file.role !== 'report' && file.role !== 'certificate' && (
              <span>{format.number(file.rows)}</span>
            )}
          </li>
        ))}
      </ul>
      {run.redoOf !== null && <p>{t('history:run.redo_of', { run: run.redoOf })}</p>}
      <footer className={styles['foot']}>
        <small>
          {run.operator !== '' && t('changes:by', { operator: run.operator })}{' '}
          {t('history:run.number', { run: run.id })}
        </small>
        <Button
          size="xs"
          variant="default"
          leftSection={<Award size={15} aria-hidden />}
          loading={certificate.isPending}
          onClick={() => certificate.mutate(run.id)}
        >
          {t('results:certificate.open')}
        </Button>
        {data && data.input !== 'gone' && <ConsentGapButton run={run.id} />}
        {data && <Redo run={run} input={data.input} />}
      </footer>
      {certificate.error && <ErrorNote error={certificate.error} />}
    </div>
  )
}
