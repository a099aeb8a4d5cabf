import { Checkbox, NativeSelect } from '@mantine/core'
import { useFormat, useT } from '../../app/language.tsx'
import type { Column, PhoneColumn } from '../../../shared/model.ts'
import { phoneModeSchema } from '../../../shared/model.ts'
import type { Checked } from './cleaning.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import styles from './column-list.module.css'
import { columnName } from './column-name.ts'

/** Every column with samples and the share that reads as phones; the marked ones are looked at. */
export function ColumnList({ list }: { list: Checked }) {
  const t = useT()
  const control = useCleaningControl()
  const { inspection, columns } = list
  const toggle = (column: Column) => {
    const rest = columns.filter(({ index }) => index !== column.index)
    const added = rest.length === columns.length
    void control.chooseColumns(added ? [...rest, { index: column.index, mode: column.mode }] : rest)
  }
  return (
    <fieldset className={styles['columns']}>
      <legend className={styles['title']}>{t('lists:column.panel')}</legend>
      {inspection.columns.map((column) => {
        const chosen = columns.find(({ index }) => index === column.index)
        return (
          <div key={column.index} className={styles['column']} data-chosen={Boolean(chosen)}>
            <Checkbox
              checked={Boolean(chosen)}
              onChange={() => toggle(column)}
              label={columnName(inspection, column.index, t)}
              description={<Samples column={column} />}
            />
            {chosen && (
              <ModeSelect
                column={chosen}
                onChange={(next) =>
                  void control.chooseColumns(
                    columns.map((each) => (each.index === next.index ? next : each)),
                  )
                }
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

function Samples({ column: { samples, phoneShare } }: { column: Column }) {
  const t = useT()
  const format = useFormat()
  const share =
    phoneShare > 0
      ? t('lists:column.share', { share: format.percent(phoneShare) })
      : t('lists:column.share_none')
  return (
    <>
      <span className={styles['share']}>{share}</span>
      <span className={styles['samples']}>
        {samples.length > 0 ? samples.slice(0, 3).join(' · ') : t('lists:column.empty')}
      </span>
    </>
  )
}

function ModeSelect({
  column,
  onChange,
}: {
  column: PhoneColumn
  onChange: (column: PhoneColumn) => void
}) {
  const t = useT()
  return (
    <NativeSelect
      className={styles['mode']}
      size="xs"
      label={t('lists:column.mode')}
      value={column.mode}
      data={phoneModeSchema.options.map((value) => ({
        value,
        label: t(`lists:column.${value}`),
      }))}
      onChange={({ currentTarget }) =>
        onChange({ ...column, mode: phoneModeSchema.parse(currentTarget.value) })
      }
    />
  )
}
