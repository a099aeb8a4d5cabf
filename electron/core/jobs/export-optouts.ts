import { mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { ownColumns, ownTitles } from '../../../shared/optout-files/own-columns.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import { withOutputs } from '../cleaning/outputs.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { createWorkbookWriter } from '../files/workbook-writer.ts'
import { requireKnownMoment } from '../store/asking/as-of.ts'
import { eachStanding, type StandingRow } from '../store/asking/listing.ts'
import { closeStore, openStoreForReading } from '../store/opening/open.ts'
import { countSuppressed } from '../store/asking/suppression.ts'
import { createWeniRows, machineRow, personRow, type RowFate } from './export-rows.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['exportOptOuts']['input']
type Output = TaskMap['exportOptOuts']['output']

const PAGE = 5000
const BOM = '\uFEFF'

/** A way to write the list. */
interface RowWriter {
  add(row: StandingRow): RowFate
  finish(): void
}

/**
 * Writes the list of opt-outs to a file, in one of the forms it may have. Every form but Weni's
 * comes back by an import without losing anything of it.
 *
 * @throws AppError `target_exists`, `cancelled`, and why the file cannot be written
 */
export function exportOptOuts(input: Input, hooks: Hooks): Output {
  const { dataDir, target, replace, filter, named } = input
  const db = openStoreForReading(dataDir)
  try {
    requireKnownMoment(db, filter.asOf, systemClock().toISOString())
    mkdirSync(dirname(target), { recursive: true })
    return withOutputs((outputs) => {
      const file = outputs.open(target)
      const writer = writerFor(input, (bytes) => file.write(bytes))
      const total = countSuppressed(db)
      let rows = 0
      let leftOut = 0
      for (const page of eachStanding(db, { filter, named }, PAGE)) {
        if (hooks.cancelled()) throw new AppError('cancelled')
        for (const row of page) {
          const fate = writer.add(row)
          if (fate === 'written') rows++
          if (fate === 'no_place') leftOut++
        }
        hooks.onProgress({ phase: 'writing', done: rows, total, rows })
      }
      writer.finish()
      const sealed = file.seal()
      outputs.publish(replace)
      return { path: target, name: basename(target), rows, leftOut, ...sealed }
    })
  } finally {
    closeStore(db)
  }
}

function writerFor({ format, locale }: Input, write: (bytes: Uint8Array) => void): RowWriter {
  const line = (cells: readonly string[], separator: string) =>
    write(Buffer.from(`${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`))
  switch (format) {
    case 'machine': {
      line(ownColumns, ',')
      return each(machineRow, (cells) => line(cells, ','))
    }
    case 'sheet': {
      write(Buffer.from(BOM))
      line(ownTitles(locale), ';')
      const rowOf = personRow(locale, 'guarded')
      return each(rowOf, (cells) => line(cells, ';'))
    }
    case 'xlsx': {
      const sheet = createTranslator(locale)('exports:sheet')
      const workbook = createWorkbookWriter(write, sheet, systemClock())
      workbook.row(ownTitles(locale))
      // Its cells are text: nothing in them can run, and nothing needs a guard.
      return { ...each(personRow(locale, 'plain'), workbook.row), finish: workbook.finish }
    }
    case 'weni':
      line(['URN:whatsapp', 'Field:marketing_opt_in'], ',')
      return each(createWeniRows(), (cells) => line(cells, ','))
    default:
      return format satisfies never
  }
}

function each(
  rowOf: (row: StandingRow) => readonly string[] | Exclude<RowFate, 'written'>,
  put: (cells: readonly string[]) => void,
): RowWriter {
  return {
    add(row) {
      const cells = rowOf(row)
      if (typeof cells === 'string') return cells
      put(cells)
      return 'written'
    },
    finish() {},
  }
}

function csvCell(text: string, separator: string): string {
  const special = text.includes('"') || text.includes(separator) || /[\r\n]|^\s|\s$/.test(text)
  return special ? `"${text.replaceAll('"', '""')}"` : text
}
