import { readFileSync, statSync } from 'node:fs'
import type { Fault } from '../../../../shared/model.ts'
import { AppError } from '../../../../shared/errors.ts'
import { guessEncoding, markedEncoding } from '../text.ts'
import { createCsvCopy } from './csv-copy.ts'
import { parseJsonList, parseJsonRow, type JsonRow } from './json-rows.ts'
import { linesOfFile } from './text-lines.ts'

const MOST_COLUMNS = 5_000
const LARGEST_LIST = 256 << 20

/**
 * Writes JSON lines, or one JSON list, as CSV: a row for each object, a column for each field that
 * any of them has. A line that is no object is kept as a row with its text in the first column.
 */
export function copyJson(from: string, path: string, name: string): readonly Fault[] {
  const rows = () => jsonRows(from, name)
  const columns = new Set<string>()
  for (const { row } of rows()) {
    for (const column of row?.keys() ?? []) columns.add(column)
    if (columns.size > MOST_COLUMNS) throw new AppError('file_too_big_inside', { file: name })
  }
  if (columns.size === 0) throw new AppError('file_kind_unsupported', { file: name })
  const names = [...columns]
  const faults: Fault[] = []
  const copy = createCsvCopy(path)
  try {
    copy.row(names)
    for (const { row, text } of rows()) {
      copy.row(row === null ? [text] : names.map((column) => row.get(column) ?? ''))
    }
  } catch (thrown) {
    copy.discard()
    throw thrown
  }
  copy.finish()
  return faults
}

interface Found {
  readonly row: JsonRow | null
  readonly text: string
}

function* jsonRows(from: string, name: string): Generator<Found> {
  const list = statSync(from).size <= LARGEST_LIST ? wholeList(from) : null
  if (list !== null) {
    for (const row of list) yield { row, text: '' }
    return
  }
  for (const text of linesOfFile(from)) {
    if (text.trim() === '') continue
    if (text.length > LARGEST_LIST) throw new AppError('file_too_big_inside', { file: name })
    yield { row: parseJsonRow(text), text }
  }
}

function wholeList(from: string): (JsonRow | null)[] | null {
  const bytes = readFileSync(from)
  const encoding = markedEncoding(bytes)?.encoding ?? guessEncoding(bytes.subarray(0, 4096), false)
  const text = new TextDecoder(encoding).decode(bytes).trimStart()
  return text.startsWith('[') ? parseJsonList(text) : null
}
