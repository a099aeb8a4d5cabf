import { mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { ConversionFormat } from '../../../shared/contract/conversion.ts'
import { AppError } from '../../../shared/errors.ts'
import { checkTargets } from '../cleaning/check-targets.ts'
import { withOutputs } from '../cleaning/outputs.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { createWorkbookWriter } from '../files/workbook-writer.ts'
import { csvLine } from '../reading/formats/csv-copy.ts'
import { isEmptyLine, openList, type OpenList } from '../reading/list.ts'
import { jsonNames } from './json-names.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['convert']['input']
type Output = TaskMap['convert']['output']

const ROWS_BETWEEN_REPORTS = 1024

interface RowWriter {
  row(cells: readonly string[]): void
  finish(): void
}

/**
 * Writes a list again in another format: its titles and every record, each cell as it is read.
 *
 * @throws AppError of reading; `target_exists`, `target_is_input`, `cancelled`
 */
export function convertList({ file, reading, to, target, replace }: Input, hooks: Hooks): Output {
  const list = openList(file, reading)
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    checkTargets(file.path, [target], replace)
    return withOutputs((outputs) => {
      const made = outputs.open(target)
      const writer = writerFor(to, list, (bytes) => made.write(bytes))
      let done = 0
      let rows = 0
      let faulty = 0
      for (const record of list.records((bytes) => (done = bytes))) {
        if (rows % ROWS_BETWEEN_REPORTS === 0) {
          if (hooks.cancelled()) throw new AppError('cancelled')
          hooks.onProgress({ phase: 'writing', done, total: list.size, rows })
        }
        // An empty line has no cells; written again it would be a row with one.
        if (isEmptyLine(record)) continue
        rows++
        if (record.fault !== null) faulty++
        writer.row(Array.from({ length: record.cellCount }, (_, index) => record.cell(index)))
      }
      writer.finish()
      const sealed = made.seal()
      outputs.publish(replace)
      return { path: target, name: basename(target), rows, faulty, ...sealed }
    })
  } finally {
    list.close()
  }
}

/** A way to write the list, its titles written already. */
function writerFor(
  to: ConversionFormat,
  { dialect, header, titles }: OpenList,
  write: (bytes: Uint8Array) => void,
): RowWriter {
  switch (to) {
    case 'csv': {
      const row = (cells: readonly string[]) => write(Buffer.from(csvLine(cells)))
      if (dialect.hasHeader) row(titles)
      return { row, finish() {} }
    }
    case 'xlsx': {
      const workbook = createWorkbookWriter(write, 'Lista', systemClock())
      if (dialect.hasHeader) workbook.row(titles)
      return workbook
    }
    case 'jsonl': {
      const nameOf = jsonNames(header)
      return {
        row(cells) {
          // Written by hand: a title may be `__proto__`.
          const fields = cells.map((cell, index) => `${nameOf(index)}:${JSON.stringify(cell)}`)
          write(Buffer.from(`{${fields.join(',')}}\n`))
        },
        finish() {},
      }
    }
    default:
      return to satisfies never
  }
}
