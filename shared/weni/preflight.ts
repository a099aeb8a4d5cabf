import { changesInCsv, weniCsvValue } from './csv-value.ts'
import { gatherFindings, type Findings, type WeniFinding } from './findings.ts'
import type { Delimiter } from '../model.ts'
import {
  CLEAR,
  NAME_MAX,
  RECORDS_CEILING,
  SCHEMES,
  SEQUENTIAL_MAX,
  isFieldKey,
  isFieldLabel,
  isWhatsappPath,
  readHeading,
  type WeniColumn,
} from './rules.ts'

export interface Preflight {
  /** Takes the next row, the heading not counted. */
  row(cells: readonly string[]): void
  finish(): WeniFinding[]
}

interface Options {
  /** Weni turns what looks like a number in a CSV into one; text cells of a workbook stay text. */
  readonly kind: 'csv' | 'workbook'
  readonly maxRecords: number
  /** What separates the columns of a text file, when that is known: Weni reads commas only. */
  readonly delimiter?: Delimiter | null
  /** Name of the file, when that is known: Weni goes by its ending. */
  readonly name?: string
}

const EXTENSIONS = /\.(csv|xls|xlsx)$/i

/**
 * Reads a file the way Weni's import will, and gathers what it would refuse or silently ruin.
 *
 * @param header the first row, or `null` when the file has none
 */
export function createPreflight(
  header: readonly string[] | null,
  { kind, maxRecords, delimiter = null, name = '.csv' }: Options,
): Preflight {
  const findings = gatherFindings()
  const headings = (header ?? []).map((text) => text.trim())
  const columns = headings.map(readHeading)
  if (!EXTENSIONS.test(name)) findings.add('wrong_extension')
  if (delimiter !== null && delimiter !== ',') findings.add('wrong_separator')
  if (header === null) findings.add('empty_file')
  else checkHeadings(headings, columns, findings)
  const urns = createUrnChecks(findings)
  const uuids = new Set<string>()
  const nameColumn = columns.find(({ kind: is }) => is === 'name')
  let records = 0

  function checkCell(column: WeniColumn, written: string, row: number, heading: string) {
    const value = kind === 'csv' ? weniCsvValue(written) : written.trim()
    if (value === '') return
    if (column.kind === 'urn') return urns.check(column.scheme, value, row, heading)
    if (value === CLEAR) return findings.add('clears_value', row, heading)
    switch (column.kind) {
      case 'uuid':
        if (uuids.has(value.toLowerCase())) findings.add('duplicate_uuid', row, heading)
        uuids.add(value.toLowerCase())
        return
      case 'name':
      case 'field':
        if (column === nameColumn && Array.from(value).length > NAME_MAX) {
          findings.add('name_too_long', row, heading)
        }
        if (kind === 'csv' && changesInCsv(written)) findings.add('value_changes', row, heading)
        return
      default:
    }
  }

  return {
    row(cells) {
      records++
      for (const [index, column] of columns.entries()) {
        checkCell(column, cells[index] ?? '', records + 1, headings[index] ?? '')
      }
    },
    finish() {
      if (header !== null && records === 0) findings.add('no_records')
      if (records > maxRecords) findings.add('too_many_records', maxRecords + 2)
      if (records > RECORDS_CEILING) findings.add('over_ceiling', RECORDS_CEILING + 2)
      urns.finish()
      return findings.all()
    },
  }
}

function checkHeadings(
  headings: readonly string[],
  columns: readonly WeniColumn[],
  findings: Findings,
): void {
  if (headings.includes('')) findings.add('empty_header')
  for (const [index, column] of columns.entries()) {
    const heading = headings[index] ?? ''
    const label = heading.slice(heading.indexOf(':') + 1)
    if (column.kind === 'urn' && !SCHEMES.includes(column.scheme)) {
      findings.add('unknown_scheme', null, heading)
    } else if (column.kind === 'field' && !isFieldKey(column.key)) {
      findings.add('bad_field', null, heading)
    } else if (column.kind === 'field' && !isFieldLabel(label)) {
      findings.add('bad_label', null, heading)
    } else if (column.kind === 'ignored' && heading !== '') {
      findings.add('column_ignored', null, heading)
    }
  }
  const keys = columns.flatMap((column) => (column.kind === 'field' ? [column.key] : []))
  for (const [index, column] of columns.entries()) {
    if (column.kind !== 'field' || keys.indexOf(column.key) === keys.lastIndexOf(column.key))
      continue
    if (
      columns.findLastIndex((other) => other.kind === 'field' && other.key === column.key) === index
    )
      findings.add('repeated_field', null, headings[index] ?? '')
  }
  const used = columns.map(({ kind }) => kind).filter((kind) => kind !== 'ignored')
  if (!used.includes('urn') && !used.includes('uuid')) findings.add('no_urn_header')
  if (used.length === 1 && used[0] === 'uuid') findings.add('only_uuid')
  if (!used.includes('name')) findings.add('no_name')
}

function createUrnChecks(findings: Findings) {
  const urns = new Set<string>()
  const people = new Map<string, string>()
  const numbers: number[] = []

  function checkWhatsapp(path: string, row: number, heading: string) {
    if (!isWhatsappPath(path)) return findings.add('not_whatsapp', row, heading)
    if (/^\d{1,11}$/.test(path)) return findings.add('no_country_code', row, heading)
    const person = path.replace(/^55(\d\d)9([6-9]\d{7})$/, '55$1$2')
    if ((people.get(person) ?? path) !== path) findings.add('same_without_ninth', row, heading)
    people.set(person, path)
  }

  return {
    check(scheme: string, value: string, row: number, heading: string): void {
      const path = scheme === 'tel' && value !== CLEAR ? value.replace(/\D/g, '') : value
      if (urns.has(`${scheme}:${path}`)) findings.add('duplicate_urn', row, heading)
      urns.add(`${scheme}:${path}`)
      // Weni compares even the mark that clears a value, before it takes it for one.
      if (value === CLEAR) return findings.add('clears_value', row, heading)
      if (/^\d+$/.test(path)) numbers.push(Number(path))
      if (scheme === 'whatsapp') checkWhatsapp(path, row, heading)
      if (scheme === 'tel' && (path.length < 8 || path.length > 15)) {
        findings.add('tel_length', row, heading)
      }
    },
    finish(): void {
      const sorted = Float64Array.from(numbers).sort()
      const steps = sorted.filter(
        (number, index) => number === (sorted[index - 1] ?? -1) + 1,
      ).length
      if (steps + 1 >= SEQUENTIAL_MAX) findings.add('sequential')
    },
  }
}
