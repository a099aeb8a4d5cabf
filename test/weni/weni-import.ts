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

  const seen = new Set<string>()
  const contacts: WeniContact[] = []
  const uncreatable: string[] = []
  for (const [index, record] of records.entries()) {
    const urns: string[] = []
    const fields: Record<string, string> = {}
    let name = ''
    for (const [column, mapping] of mappings.entries()) {
      const value = (record[column] ?? '').trim()
      if (value === '') continue
      if (mapping.type === 'scheme') {
        const path = mapping.name === 'tel' ? value.replace(/\D/g, '') : value
        const urn = `${mapping.name}:${path}`
        if (seen.has(urn)) return refuse(`Import file contains duplicated contact URN '${urn}'.`)
        seen.add(urn)
        urns.push(urn)
        if (mapping.name === 'tel' && path.length < 8) {
          return refuse(
            `Import file contains an invalid phone at row ${index + 2}: Phone number must have at least 8 digits.`,
          )
        }
        if (mapping.name === 'tel' && path.length > 15) {
          return refuse(
            `Import file contains an invalid phone at row ${index + 2}: Phone number cannot exceed 15 digits.`,
          )
        }
        if (mapping.name === 'whatsapp' && !/^(\d+|[A-Z]{2}\.(ENT\.)?[a-zA-Z0-9]+)$/.test(path)) {
          uncreatable.push(urn)
        }
      } else if (mapping.type === 'attribute' && mapping.name === 'uuid') {
        if (seen.has(value.toLowerCase())) {
          return refuse(`Import file contains duplicated contact UUID '${value.toLowerCase()}'.`)
        }
        seen.add(value.toLowerCase())
      } else if (mapping.type === 'attribute' && mapping.name === 'name') {
        if (value !== '--' && Array.from(value).length > 100) {
          return refuse(
            `Import file contains a contact name longer than 100 characters at row ${index + 2}.`,
          )
        }
        name = value
      } else if (mapping.type === 'field') {
        fields[mapping.name] = value === '--' ? '' : value
      }
    }
    if (index + 1 > maxRecords) {
      return refuse(`Import files can contain a maximum of ${maxRecords} records.`)
    }
    contacts.push({ urns, name, fields })
  }
  if (contacts.length === 0) return refuse("Import file doesn't contain any records.")

  for (const [index, { type }] of mappings.entries()) {
    const label = (headers[index] ?? '').split(':').slice(1).join(':').trim()
    if (type === 'field' && (!/^[A-Za-z0-9\-_ ]+$/.test(label) || label.length > 36)) {
      return refuse(`Field name for '${headers[index]}' is invalid or a reserved word.`)
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

/** What the CSV reader under Weni turns a cell into, as the text Weni then sees. */
function typed(cell: string): string {
  if (!(cell.startsWith('0') && cell.length > 1)) {
    if (/^\s*[+-]?[0-9]+\s*$/.test(cell)) return BigInt(cell.trim().replace(/^\+/, '')).toString()
    if (/^([0-9]+,)*[0-9]+$/.test(cell)) return BigInt(cell.replace(/,/g, '')).toString()
  }
  if (cell.startsWith('0') && !cell.startsWith('0.')) return cell
  if (/^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$/.test(cell)) {
    const number = parseFloat(cell)
    if (Number.isFinite(number)) {
      return Number.isInteger(number) && Math.abs(number) < 1e16 ? number.toFixed(1) : `${number}`
    }
  }
  return cell
}
