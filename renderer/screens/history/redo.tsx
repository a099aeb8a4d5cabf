import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCore } from '../../app/core.tsx'
import { useLanguage } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { DateField } from '../../parts/date-field.tsx'
import { endOfDay, today } from '../../parts/days.ts'
import { ProgressLine } from '../../parts/progress-line.tsx'
import type { Cleaned } from '../../../shared/contract/cleaning.ts'
import type { Progress } from '../../../shared/contract.ts'
import type { Run, RunDetail } from '../../../shared/contract/history.ts'
import type { Instant } from '../../../shared/model.ts'
import { OutputFiles } from '../clean/output-files.tsx'
import styles from './deed-card.module.css'

/** The same cleaning once more, with the opt-outs of now or of a past day, while its list is still there. */
export function Redo({ run, input }: { run: Run; input: RunDetail['input'] }) {
  const { t, locale } = useLanguage()
  const { client, shell } = useCore()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [stop, setStop] = useState<AbortController | null>(null)
  const [day, setDay] = useState<string | null>('')
  const asOf = day === null ? null : endOfPastDay(day)
  const redoing = useMutation<Cleaned>({
    mutationFn: () => {
      const controller = new AbortController()
      setStop(controller)
      setProgress(null)
      return client.run(
        'history.redo',
        { run: run.id, asOf, folder: null, replace: true, locale },
        { onProgress: setProgress, signal: controller.signal },
      )
    },
  })
  const files = redoing.data?.files
  useEffect(() => () => files?.forEach(({ place }) => shell.fileDone(place)), [files, shell])
  if (input === 'gone') return <small>{t('history:run.gone')}</small>
  return (
    <>
      <div className={styles['redo']}>
        <DateField
          className={styles['asOf']}
          size="xs"
          label={t('history:run.as_of')}
          title={t('history:run.as_of_hint')}
          range={{ max: today() }}
          value={day ?? ''}
          onChange={setDay}
        />
        <Button
          size="xs"
          leftSection={<RotateCcw size={15} aria-hidden />}
          disabled={redoing.isPending || day === null}
          onClick={() => redoing.mutate()}
        >
          {t(asOf === null ? 'history:run.redo' : 'history:run.redo_as_of')}
        </Button>
      </div>
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

/** The end of a day that is over; `null` for today, whose list is the present one, and for none. */
function endOfPastDay(day: string): Instant | null {
  const end = endOfDay(day)
  return end !== null && end <= new Date().toISOString() ? end : null
}
