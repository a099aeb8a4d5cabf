import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspectList, openList } from '../../electron/core/reading/list.ts'
import type { ReadingChoices } from '../../shared/model.ts'
import { tempFolder } from '../cleaning/temp-folder.ts'

/** Writes a list into a folder of its own. */
export function fileOf(content: string | Uint8Array, name = 'lista.csv') {
  const path = join(tempFolder(), name)
  writeFileSync(path, content)
  return { path, name }
}

export function inspect(content: string | Uint8Array, reading: ReadingChoices = {}) {
  return inspectList(fileOf(content), reading, 'BR')
}

/** Everything that a list says of its records. */
export function readAll(content: string | Uint8Array, reading: ReadingChoices = {}) {
  const list = openList(fileOf(content), reading)
  try {
    const records = Array.from(
      list.records(() => {}),
      (record) => ({
        row: record.row,
        line: record.line,
        offset: record.offset,
        bytes: Buffer.from(record.bytes),
        fault: record.fault,
        cells: Array.from({ length: record.cellCount }, (_, index) => record.cell(index)),
      }),
    )
    return { dialect: list.dialect, header: list.header, headerBytes: list.headerBytes, records }
  } finally {
    list.close()
  }
}

export const cellsOf = (content: string | Uint8Array, reading: ReadingChoices = {}) =>
  readAll(content, reading).records.map(({ cells }) => cells)
