import { NativeSelect, Switch } from '@mantine/core'
import { useT } from '../../app/language.tsx'
import { delimiterName } from '../../../shared/delimiter-name.ts'
import type { ReadingChoices } from '../../../shared/model.ts'
import { delimiterSchema, encodingSchema, usualDelimiters } from '../../../shared/model.ts'
import type { Checked } from './cleaning.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import { ColumnList } from './column-list.tsx'
import styles from './reading-panel.module.css'

/** How the sheet was read, with every choice open; a change reads it again at once. */
export function ReadingPanel({ list }: { list: Checked }) {
  const t = useT()
  const control = useCleaningControl()
  const { inspection } = list
  const { dialect } = inspection
  const reread = (choices: Partial<ReadingChoices>) =>
    void control.reread({ ...list.reading, ...choices })

  return (
    <aside className={styles['panel']} aria-label={t('lists:reading.panel')}>
      <ColumnList list={list} />
      <h3 className={styles['title']}>{t('lists:reading.panel')}</h3>
      {inspection.sheets.length > 1 && (
        <NativeSelect
          label={t('lists:reading.sheet')}
          value={inspection.sheet ?? ''}
          data={inspection.sheets}
          onChange={({ currentTarget }) => reread({ sheet: currentTarget.value })}
        />
      )}
      {inspection.kind === 'text' && <TextChoices list={list} onChoose={reread} />}
      <Switch
        label={t('lists:reading.header')}
        checked={dialect.hasHeader}
        onChange={({ currentTarget }) => reread({ hasHeader: currentTarget.checked })}
      />
      {(inspection.faults.some(({ code }) => code === 'mojibake') ||
        list.reading.repairAccents !== undefined) && (
        <Switch
          label={t('lists:reading.repair_accents')}
          description={t('lists:reading.repair_accents_hint')}
          checked={list.reading.repairAccents === true}
          onChange={({ currentTarget }) => reread({ repairAccents: currentTarget.checked })}
        />
      )}
    </aside>
  )
}

/** Only text has these: a workbook says by itself where cells end and which letters it uses. */
function TextChoices({
  list: { inspection },
  onChoose,
}: {
  list: Checked
  onChoose: (choices: Partial<ReadingChoices>) => void
}) {
  const t = useT()
  const { dialect } = inspection
  const delimiters = [...new Set([...usualDelimiters, dialect.delimiter])]
  return (
    <>
      <NativeSelect
        label={t('lists:reading.delimiter')}
        value={dialect.delimiter}
        data={delimiters.map((value) => ({ value, label: delimiterName(value, t) }))}
        onChange={({ currentTarget }) =>
          onChoose({ delimiter: delimiterSchema.parse(currentTarget.value) })
        }
      />
      <NativeSelect
        label={t('lists:reading.encoding')}
        value={dialect.encoding}
        data={encodingSchema.options.map((value) => ({
          value,
          label: t(`lists:encoding.${value}`),
        }))}
        onChange={({ currentTarget }) =>
          onChoose({ encoding: encodingSchema.parse(currentTarget.value) })
        }
      />
      <Switch
        label={t('lists:reading.plain_quotes')}
        checked={dialect.quote === ''}
        onChange={({ currentTarget }) => onChoose({ quote: currentTarget.checked ? '' : '"' })}
      />
    </>
  )
}
