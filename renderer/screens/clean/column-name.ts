import type { ScreenTranslate } from '../../../shared/locales/translator.ts'
import type { Inspection } from '../../../shared/model.ts'

/** The title of a column, or its position where it has none. `index` counts from 0. */
export function columnName(inspection: Inspection, index: number, t: ScreenTranslate): string {
  const name = inspection.columns[index]?.name.trim() ?? ''
  return name === '' ? t('lists:column.unnamed', { position: index + 1 }) : name
}
