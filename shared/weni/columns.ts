import { CLEAR, FIELD_MAX, NAME_MAX, fieldKey, isFieldKey, readHeading } from './rules.ts'

/** Which columns of a list go to Weni, and as what. */
export interface WeniPlan {
  readonly header: readonly string[]
  /** Column of the list that holds each further cell, after the number. */
  readonly sources: readonly number[]
  readonly hasName: boolean
  /** Columns whose heading Weni would not take as a field, and what they are called instead. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
}

const NAME_HEADING =
  /^(nome|name|nombre|nome completo|full name|contact name|cliente|contato|nome do cliente|primeiro nome|first name)$/

/**
 * Lays out a list for Weni: the number, the name, and everything else as custom fields under labels
 * that its import accepts.
 *
 * @param phones indexes of the list's phone columns; only one number of a row is sent
 */
export function planWeniColumns(header: readonly string[], phones: readonly number[]): WeniPlan {
  const name = header.findIndex((text, index) => !phones.includes(index) && isNameHeading(text))
  const used = new Set<string>()
  const renamed: WeniPlan['renamed'][number][] = []
  const fields: { readonly source: number; readonly label: string }[] = []
  for (const [source, heading] of header.entries()) {
    const { kind } = readHeading(heading)
    if (source === name || phones.includes(source) || kind === 'urn' || kind === 'uuid') continue
    const written = heading.replace(/^\s*field\s*:/i, '').trim()
    const label = freeLabel(written, source, used)
    if (label !== written) renamed.push({ from: heading, to: label })
    fields.push({ source, label })
  }
  return {
    header: [
      'URN:whatsapp',
      ...(name >= 0 ? ['Name'] : []),
      ...fields.map(({ label }) => `Field:${label}`),
    ],
    sources: [...(name >= 0 ? [name] : []), ...fields.map(({ source }) => source)],
    hasName: name >= 0,
    renamed,
  }
}

/**
 * One row as Weni is to read it. A name too long for Weni is cut; a literal `--`, which would erase
 * what Weni knows, becomes a single dash.
 *
 * @param path what stands under `URN:whatsapp`
 */
export function weniRow(
  { sources, hasName }: WeniPlan,
  path: string,
  cell: (index: number) => string,
): string[] {
  const values = sources.map((source, position) => {
    const value = cell(source).trim()
    if (value === CLEAR) return '-'
    return hasName && position === 0 ? Array.from(value).slice(0, NAME_MAX).join('').trim() : value
  })
  return [path, ...values]
}

function isNameHeading(heading: string): boolean {
  const { kind } = readHeading(heading)
  return kind === 'name' || NAME_HEADING.test(plain(heading).toLowerCase().trim())
}

/** A label that Weni takes and that no other column of the file has. */
function freeLabel(written: string, source: number, used: Set<string>): string {
  const letters = plain(written)
    .replace(/[^A-Za-z0-9\-_ ]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const base = isFieldKey(fieldKey(letters.slice(0, FIELD_MAX)))
    ? letters
    : `Campo ${letters || source + 1}`
  for (let turn = 1; ; turn++) {
    const suffix = turn === 1 ? '' : ` ${turn}`
    const label = base.slice(0, FIELD_MAX - suffix.length).trim() + suffix
    const key = fieldKey(label)
    if (used.has(key)) continue
    used.add(key)
    return label
  }
}

/** Letters without their accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}
