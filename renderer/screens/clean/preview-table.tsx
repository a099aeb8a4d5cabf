import { useFormat, useT } from '../../app/language.tsx'
import type { Checked } from './cleaning.ts'
import { columnName } from './column-name.ts'
import styles from './preview-table.module.css'

/** The first rows as they were read, while nothing is known of them yet. */
export function PreviewTable({ list: { inspection, columns } }: { list: Checked }) {
  const t = useT()
  const format = useFormat()
  const phones = new Set(columns.map(({ index }) => index))
  return (
    <div
      className={styles['scroller']}
      tabIndex={0}
      role="region"
      aria-label={t('lists:table.label')}
    >
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('lists:table.line')}</th>
            {inspection.columns.map(({ index }) => (
              <th key={index} scope="col" data-phone={phones.has(index)}>
                {columnName(inspection, index, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inspection.preview.map((row) => (
            <tr key={row.line}>
              <td>{format.number(row.line)}</td>
              {inspection.columns.map(({ index }) => (
                <td key={index} data-phone={phones.has(index)}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
