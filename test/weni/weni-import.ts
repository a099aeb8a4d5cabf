import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import Papa from 'papaparse'

/**
 * A second reading of Weni's import rules, written after its source (weni-ai/flows,
 * temba/contacts/models.py; pyexcel-io, service.py) and apart from the product's own: what it
 * refuses, with Weni's sentence, and which contacts it would hand on.
 */
export interface WeniImport {
  /** Weni's sentence when it refuses the file; `null` when it takes it. */
  readonly refusal: string | null
  readonly contacts: readonly WeniContact[]
  /** Numbers that Weni accepts at this step and cannot create a contact for later. */
  readonly uncreatable: readonly string[]
}
export interface WeniContact {
  readonly urns: readonly string[]
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
}

const schemes =
  'tel facebook instagram twitter twitterid viber line telegram mailto ext jiochat wechat fcm whatsapp freshchat vk rocketchat discord weniwebchat slack teams'.split(
    ' ',
  )
const reserved = [
  ...'id name first_name language groups uuid created_on created_by modified_by is has'.split(' '),
  ...schemes,
]
const phoneHeadings =
  'phone,mobile,telephone,cell,cellphone,cell phone,phone number,mobile number,contact phone,contact mobile,number'.split(
    ',',
  )

export function importCsv(text: string, maxRecords = 25_000): WeniImport {
  const rows = Papa.parse<string[]>(text, { delimiter: ',' }).data
  if (rows.at(-1)?.join('') === '') rows.pop()
  return importRows(
    rows.map((row) => row.map(typed)),
    maxRecords,
  )
}

export function importRows(rows: readonly (readonly string[])[], maxRecords = 25_000): WeniImport {
  const refuse = (refusal: string): WeniImport => ({ refusal, contacts: [], uncreatable: [] })
  const [first, ...records] = rows
  if (!first) return refuse('Import file appears to be empty.')
  const headers = first.map((header) => header.trim())
  if (headers.includes('')) return refuse('Import file contains an empty header.')

  const mappings = headers.map(mappingOf)
  for (const [index, { type, name }] of mappings.entries()) {
    if (type === 'scheme' && !schemes.includes(name)) {
      return refuse(`Header '${headers[index]}' is not a valid URN type.`)
    }
    if (type === 'field') {
      const valid = /^[a-z][a-z0-9_]*$/.test(name) && name.length <= 36 && !reserved.includes(name)
      if (!valid) return refuse(`Header '${headers[index]}' is not a valid field name.`)
    }
  }
  const used = mappings.filter(({ type }) => type !== 'ignore')
  const uuids = used.filter(({ type, name }) => type === 'attribute' && name === 'uuid')
  if (uuids.length === 0 && !used.some(({ type }) => type === 'scheme')) {
    return refuse('Import files must contain either UUID or a URN header.')
  }
  if (uuids.length > 0 && used.length === 1) {
    return refuse('Import files must contain columns besides UUID.')
  }

  const columnsOf = (type: string, wanted?: string) =>
    mappings.flatMap((mapping, column) =>
      mapping.type === type && (wanted === undefined || mapping.name === wanted) ? [column] : [],
    )
  const seenUuids = new Set<string>()
  const seenUrns = new Set<string>()
  const contacts: WeniContact[] = []
  const uncreatable: string[] = []
  for (const [index, record] of records.entries()) {
    const valueOf = (column: number) => (record[column] ?? '').trim()
    const row = index + 2

    const uuid = columnsOf('attribute', 'uuid').map(valueOf).at(-1)?.toLowerCase() ?? ''
    if (uuid !== '' && seenUuids.has(uuid)) {
      return refuse(`Import file contains duplicated contact UUID '${uuid}'.`)
    }
    seenUuids.add(uuid)

    const urns = columnsOf('scheme').flatMap((column) => {
      const value = valueOf(column)
      const scheme = mappings[column]?.name ?? ''
      return value === '' ? [] : [`${scheme}:${scheme === 'tel' ? telPath(value) : value}`]
    })
    for (const urn of urns) {
      if (seenUrns.has(urn)) return refuse(`Import file contains duplicated contact URN '${urn}'.`)
      seenUrns.add(urn)
    }

    const [nameColumn = -1] = columnsOf('attribute', 'name')
    const name = valueOf(nameColumn)
    if (name !== '--' && Array.from(name).length > 100) {
      return refuse(`Import file contains a contact name longer than 100 characters at row ${row}.`)
    }

    for (const column of columnsOf('scheme', 'tel')) {
      const value = valueOf(column)
      const digits = value.replace(/[^0-9]/g, '').length
      if (value === '' || value === '--' || (digits >= 8 && digits <= 15)) continue
      const error =
        digits < 8
          ? 'Phone number must have at least 8 digits.'
          : 'Phone number cannot exceed 15 digits.'
      return refuse(`Import file contains an invalid phone at row ${row}: ${error}`)
    }

    if (index + 1 > maxRecords) {
      return refuse(`Import files can contain a maximum of ${maxRecords} records.`)
    }
    const kept = urns.filter((urn) => !urn.endsWith(':--'))
    for (const urn of kept) {
      const whatsapp = /^whatsapp:(.*)$/s.exec(urn)?.[1]
      if (whatsapp === undefined) continue
      if (!/^(\d+|[A-Z]{2}\.(ENT\.)?[a-zA-Z0-9]+)$/.test(whatsapp)) uncreatable.push(urn)
    }
    const fields: Record<string, string> = {}
    for (const column of columnsOf('field')) {
      const value = valueOf(column)
      if (value !== '') fields[mappings[column]?.name ?? ''] = value === '--' ? '' : value
    }
    contacts.push({ urns: kept, name, fields })
  }
  if (contacts.length === 0) return refuse("Import file doesn't contain any records.")

  for (const [index, { type }] of mappings.entries()) {
    const label = (headers[index] ?? '').split(':').slice(1).join(':').trim()
    if (type === 'field' && (!/^[A-Za-z0-9\-_ ]+$/.test(label) || label.length > 36)) {
      return refuse(`Field name for '${headers[index]}' is invalid or a reserved word.`)
    }
  }
  const keys = mappings.map(({ type, name }) => (type === 'field' ? name : ''))
  for (const [index, key] of keys.entries()) {
    if (key !== '' && keys.indexOf(key) < index) {
      const label = (headers[index] ?? '').split(':').slice(1).join(':').trim()
      return refuse(`Field name '${label}' is repeated.`)
    }
  }
  return { refusal: null, contacts, uncreatable }
}

function mappingOf(header: string): { type: string; name: string } {
  const [prefix, ...rest] = header.split(':').map((part) => part.trim())
  const name = rest.join(':')
  if (rest.length === 0) {
    const attribute = header.toLowerCase()
    if (phoneHeadings.includes(attribute)) return { type: 'scheme', name: 'whatsapp' }
    const bare = attribute.replace(/^contact /, '')
    return ['uuid', 'name', 'language'].includes(bare)
      ? { type: 'attribute', name: bare }
      : { type: 'ignore', name: '' }
  }
  if (prefix?.toLowerCase() === 'urn' && name) return { type: 'scheme', name: name.toLowerCase() }
  if (prefix?.toLowerCase() === 'field' && name) {
    const key = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .replace(/[^a-z0-9]+/g, '_')
    return { type: 'field', name: key }
  }
  return { type: 'ignore', name: '' }
}

/** How a telephone is compared: in full when it can be, else its letters and digits. */
function telPath(written: string): string {
  const text = written.toLowerCase()
  const excel = /e\+1[12]$/.test(text) ? text.slice(0, -4).replaceAll('.', '') : text
  const bare = excel.replace(/[^0-9a-z+]/g, '')
  const full = bare.length >= 11 && !/^[+0]/.test(bare) ? `+${bare}` : bare
  const parsed = parsePhoneNumberFromString(full)
  return parsed?.isPossible() ? parsed.number : full.replace(/[^0-9a-z]/g, '')
}

/** What the CSV reader under Weni turns a cell into, as the text Weni then sees. */
function typed(cell: string): string {
  const whole = wholeNumber(cell)
  if (whole !== null) return whole.toString()
  const float = floatNumber(cell)
  if (float !== null) return pythonText(float)
  const moment = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d+)?$/.exec(cell)
  return moment && !Number.isNaN(Date.parse(`${moment[1]}T${moment[2]}Z`))
    ? `${moment[1]}T${moment[2]}`
    : cell
}

function wholeNumber(cell: string): bigint | null {
  if (cell.startsWith('0') && cell.length > 1) return null
  if (/^[+-]?[0-9]+$/.test(cell.trim())) return BigInt(cell.trim().replace(/^\+/, ''))
  return /^([0-9]+,)*[0-9]+$/.test(cell) ? BigInt(cell.replace(/,/g, '')) : null
}

function floatNumber(cell: string): number | null {
  if (cell.startsWith('0') && !cell.startsWith('0.')) return null
  if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(cell.trim())) return null
  const number = parseFloat(cell)
  return Number.isFinite(number) ? number : null
}

/** `repr` of a Python float. */
function pythonText(number: number): string {
  const size = Math.abs(number)
  if (size === 0 || (size >= 1e-4 && size < 1e16)) {
    const text = Object.is(number, -0) ? '-0' : `${number}`
    return Number.isInteger(number) ? `${text}.0` : text
  }
  const [mantissa = '', exponent = ''] = number.toExponential().split('e')
  return `${mantissa}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
}
