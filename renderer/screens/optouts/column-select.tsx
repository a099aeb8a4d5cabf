import { NativeSelect } from '@mantine/core'
import { useLanguage } from '../../app/language.tsx'
import type { Inspection, PhoneColumn } from '../../../shared/model.ts'
import { columnName } from '../clean/column-name.ts'

/** Stands for all the columns that were found together. */
const SEVERAL = 'several'

/** Which column of a sheet has the numbers, or which columns; nothing stands in it while that is in doubt. */
export function ColumnSelect({
  inspection,
  columns,
  onChange,
}: {
  inspection: Inspection
  columns: readonly PhoneColumn[]
  onChange: (columns: readonly PhoneColumn[]) => void
}) {
  const { t, locale } = useLanguage()
  const names = columns.map(({ index }) => columnName(inspection, index, t))
  return (
    <NativeSelect
      label={t('imports:file.column')}
      value={columns.length > 1 ? SEVERAL : (columns[0]?.index ?? '')}
      data={[
        ...(columns.length === 0 ? [{ value: '', label: '' }] : []),
        ...(columns.length > 1
          ? [{ value: SEVERAL, label: new Intl.ListFormat(locale).format(names) }]
          : []),
        ...inspection.columns.map(({ index }) => ({
          value: String(index),
          label: columnName(inspection, index, t),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        const column = inspection.columns.find(({ index }) => String(index) === value)
        if (column) onChange([{ index: column.index, mode: column.mode }])
      }}
    />
  )
}
