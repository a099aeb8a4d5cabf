import { NativeSelect } from '@mantine/core'
import { useT } from '../../app/language.tsx'
import type { Inspection, PhoneColumn } from '../../../shared/model.ts'
import { columnName } from '../clean/column-name.ts'

/** Which column of a sheet has the numbers; nothing stands in it while that is in doubt. */
export function ColumnSelect({
  inspection,
  columns,
  onChange,
}: {
  inspection: Inspection
  columns: readonly PhoneColumn[]
  onChange: (columns: readonly PhoneColumn[]) => void
}) {
  const t = useT()
  return (
    <NativeSelect
      label={t('imports:file.column')}
      value={columns[0]?.index ?? ''}
      data={[
        ...(columns.length === 0 ? [{ value: '', label: '' }] : []),
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
