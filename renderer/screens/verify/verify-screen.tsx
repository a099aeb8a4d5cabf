import { Button } from '@mantine/core'
import { FileSearch } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useCore } from '../../app/core.tsx'
import { useIntake } from '../../app/intake.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import { Placeholder } from '../../parts/placeholder.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { useFilePicker } from '../../parts/use-file-picker.tsx'
import { PreflightSection } from './preflight-section.tsx'
import { Standing } from './standing.tsx'
import { createVerifying, type Verifying } from './verifying.ts'
import styles from './verify-screen.module.css'

/** A file that was cleaned before, or is about to be sent: is it still right, and will Weni take it? */
export function VerifyScreen() {
  const t = useT()
  const { client, shell } = useCore()
  const { country } = usePreferences()
  const latest = useRef(country)
  useEffect(() => {
    latest.current = country
  })
  const [control] = useState(() => createVerifying(client, shell, () => latest.current))
  useEffect(() => () => control.close(), [control])
  const verifying = useSyncExternalStore(control.subscribe, control.read)
  const { pick, input } = useFilePicker((file) => void control.open(file))
  const byReport = useFilePicker((report) => void control.goBy(report), 'report')
  const { toVerify, setToVerify } = useIntake()
  useEffect(() => {
    if (!toVerify) return
    setToVerify(null)
    void control.open(toVerify)
  }, [toVerify, setToVerify, control])

  if (verifying.file === null) {
    return (
      <Placeholder icon={FileSearch} title={t('verify:empty.title')} page>
        {verifying.error && <ErrorNote error={verifying.error} />}
        <p>{t('verify:empty.why')}</p>
        <Button onClick={pick} loading={verifying.opening !== null}>
          {t('lists:start.choose')}
        </Button>
        {input}
      </Placeholder>
    )
  }
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <FileName verifying={verifying} />
        <Button variant="default" onClick={pick}>
          {t('lists:file.change')}
        </Button>
        {input}
      </header>
      <Running verifying={verifying} onCancel={control.cancel} />
      {verifying.verification.status === 'failed' && (
        <ErrorNote error={verifying.verification.error}>
          {verifying.report && (
            <Button variant="default" size="compact-sm" onClick={byReport.pick}>
              {t('verify:report.choose')}
            </Button>
          )}
        </ErrorNote>
      )}
      {verifying.verification.status === 'done' && (
        <Standing
          verification={verifying.verification.value}
          report={verifying.report}
          onChooseReport={byReport.pick}
        />
      )}
      {byReport.input}
      {verifying.preflight.status === 'failed' && <ErrorNote error={verifying.preflight.error} />}
      {verifying.preflight.status === 'done' && (
        <PreflightSection report={verifying.preflight.value} />
      )}
    </div>
  )
}

function FileName({ verifying: { file } }: { verifying: Verifying }) {
  const format = useFormat()
  return (
    <h2 className={styles['name']}>
      {file?.name} <small>{format.bytes(file?.size ?? 0)}</small>
    </h2>
  )
}

function Running({
  verifying: { verification, preflight },
  onCancel,
}: {
  verifying: Verifying
  onCancel: () => void
}) {
  const t = useT()
  const running = [verification, preflight].find((work) => work.status === 'running')
  if (running?.status !== 'running') return null
  return (
    <ProgressLine
      label={t(running === preflight ? 'verify:weni.running' : 'verify:running')}
      startedAt={running.startedAt}
      progress={running.progress}
      onCancel={onCancel}
    />
  )
}
