import { AppError } from '../../shared/errors.ts'
import type { Column, PhoneColumn } from '../../shared/model.ts'

/**
 * The columns meant by the values of `--phone-column`: each a header (case and accents do not
 * matter) or a number counted from 1. A header that stands over several columns, as in lists that
 * give a contact several numbers, means all of them.
 *
 * @throws AppError `phone_column_not_found`
 */
export function choosePhoneColumns(
  columns: readonly Column[],
  wanted: readonly string[],
  file: string,
): PhoneColumn[] {
  const chosen = wanted.flatMap((name) => findColumns(columns, name, file))
  return [...new Set(chosen)].map(({ index, mode }) => ({ index, mode }))
}

/**
 * The columns of a file that a name means.
 *
 * @throws AppError `phone_column_not_found`
 */
export function findColumns(
  columns: readonly Column[],
  name: string,
  file: string,
): readonly Column[] {
  const found = columnsCalled(columns, name)
  if (found.length > 0) return found
  const names = columns.map((column) => column.name).join(', ')
  throw new AppError('phone_column_not_found', { column: name, file, columns: names })
}

function columnsCalled(columns: readonly Column[], wanted: string): readonly Column[] {
  const named = columns.filter(({ name }) => fold(name) === fold(wanted))
  return named.length > 0
    ? named
    : columns.filter(({ index }) => String(index + 1) === wanted.trim())
}

function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()
}
