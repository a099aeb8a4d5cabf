import { identify } from '../../../../shared/identity/identify.ts'
import type { ListFormat } from '../../../../shared/model.ts'
import { namedIn } from '../../../../shared/verdict.ts'
import { planWeniColumns, weniRow } from '../../../../shared/weni/columns.ts'
import { guardedCsvValue } from '../../../../shared/weni/csv-value.ts'
import { csvLine } from '../../../../shared/weni/files.ts'
import type { WeniFinding } from '../../../../shared/weni/findings.ts'
import { createPreflight, type Preflight } from '../../../../shared/weni/preflight.ts'
import { CLEAR, groupNameFor, NAME_MAX } from '../../../../shared/weni/rules.ts'
import { whatsappPath } from '../../../../shared/weni/whatsapp-path.ts'
import { createWorkbookWriter, type WorkbookWriter } from '../../files/workbook-writer.ts'
import type { ListRecord } from '../../reading/list.ts'
import type { ListToClean } from '../with-list.ts'
import type { KeptRows } from './kept-rows.ts'
import type { MadeFile, MadeFiles } from './made-files.ts'

/** What became of a list on its way to Weni; complete once its rows are finished. */
export interface WeniTotals {
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  nameless: number
  namesCut: number
  clearsGuarded: number
  notSendable: number
  readonly groups: string[]
  readonly findings: WeniFinding[]
}

interface Laying {
  readonly kept: number
  readonly recordsPerFile: number
  readonly modified: Date
}

interface Part {
  readonly file: MadeFile
  readonly preflight: Preflight
  write(cells: readonly string[]): void
  finish(): void
}

/**
 * Lays kept rows out as Weni's import takes them, in as many files as it needs, and reads every row
 * that is written once more as Weni will.
 */
export function openWeniFiles(
  source: ListToClean,
  made: MadeFiles,
  format: Extract<ListFormat, 'weni-csv' | 'weni-xlsx'>,
  { kept, recordsPerFile, modified }: Laying,
): KeptRows & { readonly totals: WeniTotals } {
  const phones = source.phoneColumns.map(({ index }) => index)
  const plan = planWeniColumns(source.list.header, phones)
  const parts = Math.max(1, Math.ceil(kept / recordsPerFile))
  const totals: WeniTotals = {
    renamed: plan.renamed,
    nameless: 0,
    namesCut: 0,
    clearsGuarded: 0,
    notSendable: 0,
    groups: [],
    findings: [],
  }
  const sent = new Set<string>()
  let part: Part | null = null
  let opened = 0

  function openPart(): Part {
    opened++
    const number = parts === 1 ? null : opened
    const file = made.open({ role: 'clean', format, part: number })
    totals.groups.push(groupNameFor(file.path.split(/[\\/]/).at(-1) ?? ''))
    const kind = format === 'weni-csv' ? 'csv' : 'workbook'
    const preflight = createPreflight(plan.header, { kind, maxRecords: recordsPerFile })
    const write = kind === 'csv' ? csvWriter(file) : workbookWriter(file, modified)
    write.row(plan.header)
    return { file, preflight, write: write.row, finish: write.finish }
  }

  function closePart(open: Part) {
    open.finish()
    totals.findings.push(...open.preflight.finish())
  }

  function count(record: ListRecord) {
    for (const [place, index] of plan.sources.entries()) {
      const value = record.cell(index).trim()
      if (value === CLEAR) totals.clearsGuarded++
      if (!plan.hasName || place > 0) continue
      if (value === '' || value === CLEAR) totals.nameless++
      if (Array.from(value).length > NAME_MAX) totals.namesCut++
    }
    if (!plan.hasName) totals.nameless++
  }

  return {
    totals,
    add(record) {
      const path = pathFor(record, source)
      // A number that stays twice on request would make Weni refuse the whole file.
      if (path === null || sent.has(path)) return void totals.notSendable++
      sent.add(path)
      if (part !== null && part.file.rows === recordsPerFile) {
        closePart(part)
        part = null
      }
      part ??= openPart()
      const laid = weniRow(plan, path, (index) => record.cell(index))
      const cells = format === 'weni-csv' ? laid.map(guardedCsvValue) : laid
      count(record)
      part.file.rows++
      part.write(cells)
      part.preflight.row(cells)
    },
    finish() {
      closePart((part ??= openPart()))
    },
  }
}

/**
 * What stands under `URN:whatsapp`: the first number of the row that Weni can be given, and an id of
 * WhatsApp only where there is none. Weni knows its contacts by their numbers, and an id ends with the
 * number that it belongs to.
 */
function pathFor(record: ListRecord, { chosenFirst, country }: ListToClean): string | null {
  let id: string | null = null
  for (const { index, mode } of chosenFirst) {
    const cell = record.cell(index)
    for (const named of namedIn(identify(cell, { country, mode }))) {
      const path = whatsappPath(cell, named, country)
      if (named.kind === 'tel' && path !== null) return path
      id ??= path
    }
  }
  return id
}

function csvWriter(file: MadeFile): WorkbookWriter {
  return {
    row: (cells) => file.write(Buffer.from(csvLine(cells))),
    finish() {},
  }
}

function workbookWriter(file: MadeFile, modified: Date): WorkbookWriter {
  return createWorkbookWriter((bytes) => file.write(bytes), 'Contatos', modified)
}
