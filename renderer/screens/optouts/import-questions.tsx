import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useFormat, useT } from '../../app/language.tsx'
import { Note } from '../../parts/error-note.tsx'
import type {
  ImportChoices,
  ImportReport,
  RecognisedFile,
} from '../../../shared/contract/optouts.ts'
import styles from './import-questions.module.css'

/** What the file does not say by itself, to be answered before anything is written. */
export function ImportQuestions({
  report,
  onChoose,
}: {
  report: ImportReport
  onChoose: (choices: ImportChoices) => void
}) {
  const t = useT()
  const { file, questions } = report
  if (!file) return null
  return (
    <>
      <p className={styles['recognised']}>{t(`imports:exporter.${file.exporter}`)}</p>
      {questions.includes('every_row') && (
        <Note tone="caution">
          <div className={styles['question']}>
            {t('imports:question.every_row')}
            <Button size="xs" variant="default" onClick={() => onChoose({ statusColumns: [] })}>
              {t('imports:every_row.yes')}
            </Button>
          </div>
        </Note>
      )}
      {file.statusValues.length > 0 && (
        <StatusValues
          file={file}
          unclear={questions.includes('status_unclear')}
          onChoose={onChoose}
        />
      )}
      {file.dates && questions.includes('dates_unclear') && (
        <Note tone="caution">
          <NativeSelect
            label={t('imports:question.dates_unclear')}
            value=""
            data={[
              { value: '', label: '' },
              { value: 'day_month', label: t('imports:dates.day_month') },
              { value: 'month_day', label: t('imports:dates.month_day') },
              { value: 'ignore', label: t('imports:dates.ignore') },
            ]}
            onChange={({ currentTarget: { value } }) => {
              if (value === 'day_month' || value === 'month_day' || value === 'ignore') {
                onChoose({ dates: value })
              }
            }}
          />
        </Note>
      )}
      {file.dates && file.dates.impossible > 0 && (
        <p className={styles['recognised']}>
          {t('imports:dates.impossible', { count: file.dates.impossible })}
        </p>
      )}
    </>
  )
}

function StatusValues({
  file: { statusColumns, statusValues },
  unclear,
  onChoose,
}: {
  file: RecognisedFile
  unclear: boolean
  onChoose: (choices: ImportChoices) => void
}) {
  const t = useT()
  const format = useFormat()
  const out = statusValues.filter(({ meaning }) => meaning === 'opted_out')
  const toggle = (value: string, chosen: boolean) => {
    const others = out.map((each) => each.value).filter((each) => each !== value)
    onChoose({
      statusColumns: statusColumns.map(({ index }) => index),
      optedOut: chosen ? [...others, value] : others,
    })
  }
  return (
    <fieldset className={styles['values']} data-unclear={unclear}>
      <legend>
        {t('imports:question.status_unclear', {
          column: statusColumns.map(({ name }) => name).join(', '),
        })}
      </legend>
      {statusValues.map(({ value, count, meaning }) => (
        <Checkbox
          key={value}
          checked={meaning === 'opted_out'}
          indeterminate={meaning === 'unclear'}
          onChange={({ currentTarget }) => toggle(value, currentTarget.checked)}
          label={
            <>
              {value === '' ? t('lists:column.empty') : value} <small>{format.number(count)}</small>
            </>
          }
        />
      ))}
    </fieldset>
  )
}
