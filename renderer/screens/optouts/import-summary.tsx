import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../app/language.tsx'
import { Note } from '../../parts/error-note.tsx'
import type { ImportChoices, ImportReport } from '../../../shared/contract/optouts.ts'
import type { Inspection } from '../../../shared/model.ts'
import { ImportQuestions } from './import-questions.tsx'
import styles from './import-summary.module.css'
import { Problems } from './problems.tsx'

/** What an import would do, and the decision that it needs. */
export function ImportSummary({
  inspection,
  report,
  onChoose,
  onSave,
  onCancel,
}: {
  inspection: Inspection
  report: ImportReport
  onChoose: (choices: ImportChoices) => void
  onSave: (skip: boolean) => void
  onCancel: () => void
}) {
  const t = useT()
  const [skip, setSkip] = useState(false)
  const { read, created, changed, already, notUnderstood, notOptedOut, outside, exempt } = report
  const open = report.questions.filter((question) => question !== 'not_understood')
  const news = created + changed
  return (
    <>
      {report.earlierBatch !== null && (
        <Note tone="caution">{t('imports:file.earlier', { batch: report.earlierBatch })}</Note>
      )}
      <ImportQuestions report={report} onChoose={onChoose} />
      <section role="status" aria-label={t('imports:file.counts')}>
        <ul className={styles['counts']}>
          <li>{t('imports:file.read', { count: read })}</li>
          <li data-kind="new">{t('imports:count.new', { count: created })}</li>
          {changed > 0 && <li data-kind="new">{t('imports:count.changed', { count: changed })}</li>}
          {already > 0 && <li>{t('imports:count.already', { count: already })}</li>}
          {notOptedOut > 0 && <li>{t('imports:count.not_out', { count: notOptedOut })}</li>}
          {outside > 0 && <li>{t('imports:count.outside', { count: outside })}</li>}
          {exempt > 0 && <li>{t('imports:count.exempt', { count: exempt })}</li>}
          {notUnderstood > 0 && (
            <li data-kind="trouble">{t('imports:count.unreadable', { count: notUnderstood })}</li>
          )}
        </ul>
      </section>
      {notUnderstood > 0 && (
        <>
          <Problems inspection={inspection} problems={report.problems} count={notUnderstood} />
          <Checkbox
            checked={skip}
            onChange={({ currentTarget }) => setSkip(currentTarget.checked)}
            label={t('imports:skip', { count: notUnderstood })}
            description={t('imports:skip.why')}
          />
        </>
      )}
      <footer className={styles['foot']}>
        {news === 0 && notUnderstood === 0 && open.length === 0 && (
          <p>{t('imports:nothing_new')}</p>
        )}
        <Button variant="default" onClick={onCancel}>
          {t('shell:cancel')}
        </Button>
        <Button
          disabled={news === 0 || open.length > 0 || (notUnderstood > 0 && !skip)}
          onClick={() => onSave(skip)}
        >
          {t('imports:add', { count: news })}
        </Button>
      </footer>
    </>
  )
}
