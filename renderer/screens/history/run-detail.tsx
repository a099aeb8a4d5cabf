import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Award, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { Equation } from '../../parts/equation.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { useCertificate } from '../../parts/use-certificate.ts'
import type { Cleaned } from '../../../shared/contract/cleaning.ts'
import type { Progress } from '../../../shared/contract.ts'
import type { Run } from '../../../shared/contract/history.ts'
import { OutputFiles } from '../clean/output-files.tsx'
import styles from './deed-card.module.css'

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
        {data && <Redo run={run} input={data.input} />}
      </footer>
      {certificate.error && <ErrorNote error={certificate.error} />}
    </div>
  )
}

type Input = 'unchanged' | 'changed' | 'gone'

function Redo({ run, input }: { run: Run; input: Input }) {
  const { t, locale } = useLanguage()
  const { client } = useCore()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [stop, setStop] = useState<AbortController | null>(null)
  const redoing = useMutation<Cleaned>({
    mutationFn: () => {
      const controller = new AbortController()
      setStop(controller)
      setProgress(null)
      return client.run(
        'history.redo',
        { run: run.id, asOf: null, folder: null, replace: true, locale },
        { onProgress: setProgress, signal: controller.signal },
      )
    },
  })
  if (input === 'gone') return <small>{t('history:run.gone')}</small>
  return (
    <>
      <Button
        size="xs"
        leftSection={<RotateCcw size={15} aria-hidden />}
        disabled={redoing.isPending}
        onClick={() => redoing.mutate()}
      >
        {t('history:run.redo')}
      </Button>
      {input === 'changed' && <small>{t('history:run.changed')}</small>}
      {(redoing.isPending || redoing.data || redoing.error) && (
        <div className={styles['again']}>
          {redoing.isPending && (
            <ProgressLine
              label={t('lists:save.running')}
              startedAt={redoing.submittedAt}
              progress={progress}
              onCancel={() => stop?.abort()}
            />
          )}
          {redoing.error && <ErrorNote error={redoing.error} />}
          {redoing.data && (
            <>
              <p role="status">
                {t('history:run.redone', {
                  count: redoing.data.report.counts.kept,
                  before: run.counts.kept,
                })}
              </p>
              <OutputFiles files={redoing.data.files} />
            </>
          )}
        </div>
      )}
    </>
  )
}
