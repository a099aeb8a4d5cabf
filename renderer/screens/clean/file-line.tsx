import { Button } from '@mantine/core'
import { FileSpreadsheet, SlidersHorizontal } from 'lucide-react'
import { useIntake } from '../../app/intake.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { useFilePicker } from '../../parts/use-file-picker.tsx'
import { delimiterName } from '../../../shared/delimiter-name.ts'
import type { ScreenTranslate } from '../../../shared/locales/translator.ts'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Inspection } from '../../../shared/model.ts'
import type { Checked } from './cleaning.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import { columnName } from './column-name.ts'
import { ConvertMenu } from './convert-menu.tsx'
import styles from './file-line.module.css'

/** Which file this is and, in one sentence, how it was read; both can be changed here. */
export function FileLine({
  list,
  panelOpen,
  onTogglePanel,
}: {
  list: Checked
  panelOpen: boolean
  onTogglePanel: () => void
}) {
  const t = useT()
  const format = useFormat()
  const control = useCleaningControl()
  const { openFile } = useIntake()
  const { pick, input } = useFilePicker(openFile)
  return (
    <header className={styles['line']}>
      <FileSpreadsheet className={styles['icon']} size={30} strokeWidth={1.4} aria-hidden />
      <div className={styles['words']}>
        <h2 className={styles['name']}>
          {list.file.name} <small>{format.bytes(list.file.size)}</small>
        </h2>
        <p className={styles['sentence']}>
          <ReadingSentence list={list} />
          {list.remembered && (
            <>
              {' '}
              {t('lists:column.remembered')}{' '}
              <button
                type="button"
                className={styles['forget']}
                onClick={() => void control.forgetColumns()}
              >
                {t('lists:column.forget')}
              </button>
            </>
          )}
        </p>
      </div>
      <Button
        variant={panelOpen ? 'light' : 'subtle'}
        leftSection={<SlidersHorizontal size={15} aria-hidden />}
        onClick={onTogglePanel}
        aria-expanded={panelOpen}
        disabled={list.columns.length === 0}
      >
        {t('lists:reading.change')}
      </Button>
      <ConvertMenu list={list} />
      <Button variant="default" onClick={pick}>
        {t('lists:file.change')}
      </Button>
      {input}
    </header>
  )
}

function ReadingSentence({ list: { inspection, columns } }: { list: Checked }) {
  const { t, locale } = useLanguage()
  const names = columns.map(({ index }) => columnName(inspection, index, t))
  const joined = new Intl.ListFormat(locale).format(names)
  return (
    <>
      {howRead(inspection, t)}{' '}
      {names.length > 0 && (
        <strong>{t('lists:column.found', { count: names.length, columns: joined })}</strong>
      )}
    </>
  )
}

/** A workbook has sheets and a text has separators; the other kinds have neither. */
function howRead({ kind, sheet, dialect }: Inspection, t: ScreenTranslate): string {
  const header = t(dialect.hasHeader ? 'lists:header.yes' : 'lists:header.no')
  switch (kind) {
    case 'text':
      return t('lists:reading.sentence', {
        delimiter: delimiterName(dialect.delimiter, t),
        accents: t(`lists:encoding.${dialect.encoding}`),
        header,
      })
    case 'xlsx':
    case 'xls':
    case 'ods':
      return t('lists:reading.workbook', { sheet: sheet ?? '', header })
    case 'vcard':
    case 'json_lines':
      return t(`lists:reading.${kind}`)
    default:
      return assertNever(kind)
  }
}
