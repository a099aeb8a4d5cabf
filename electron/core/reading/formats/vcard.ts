/** One contact of an address book, as much of it as a list can hold. */
export interface Contact {
  readonly name: string
  readonly phones: readonly string[]
  /** Numbers that WhatsApp itself wrote beside a telephone, always international. */
  readonly whatsapp: readonly string[]
  readonly emails: readonly string[]
  readonly company: string
  readonly note: string
}

interface Property {
  readonly name: string
  readonly parameters: string
  readonly value: string
}

const BEGIN = /^BEGIN:VCARD\s*$/i
const END = /^END:VCARD\s*$/i
/** `item1.TEL;TYPE=CELL;waid=55…:+55 …`: a group, a name, parameters (values may be quoted), a value. */
const PROPERTY = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/s
const QUOTED_PRINTABLE = /;(?:ENCODING=)?QUOTED-PRINTABLE/i
const CHARSET = /;CHARSET="?([\w-]+)/i
const WAID = /;WAID="?(\d{6,15})/i
/** Photos are lines of base64 that only have to be walked over. */
const LONGEST_PROPERTY = 100_000

/**
 * Reads the contacts of a vCard file: 2.1 with its quoted-printable, 3.0 and 4.0 (RFC 6350), in any
 * mixture. Long lines that were folded are joined again.
 *
 * @param lines the lines of the file without their ends
 */
export function* readContacts(lines: Iterable<string>): Generator<Contact> {
  let properties: Property[] | null = null
  for (const line of unfolded(lines)) {
    if (BEGIN.test(line)) properties = []
    else if (END.test(line)) {
      if (properties !== null) yield contactOf(properties)
      properties = null
    } else if (properties !== null) {
      const property = parseProperty(line)
      if (property) properties.push(property)
    }
  }
  // A download that broke off: what there is of the last contact counts.
  if (properties !== null && properties.length > 0) yield contactOf(properties)
}

/** A line that begins with a blank goes on from the one before (3.0, 4.0); so does one after `=` in 2.1. */
function* unfolded(lines: Iterable<string>): Generator<string> {
  let held: string | null = null
  for (const line of lines) {
    const isSoft: boolean = held !== null && held.endsWith('=') && isQuotedPrintable(held)
    if (held !== null && (isSoft || /^[ \t]/.test(line))) {
      if (held.length > LONGEST_PROPERTY) continue
      held = isSoft ? held.slice(0, -1) + line : held + line.slice(1)
      continue
    }
    if (held !== null) yield held
    held = line
  }
  if (held !== null) yield held
}

function isQuotedPrintable(line: string): boolean {
  return QUOTED_PRINTABLE.test(line.slice(0, line.indexOf(':')))
}

function parseProperty(line: string): Property | null {
  const [, name = '', parameters = '', value = ''] = PROPERTY.exec(line) ?? []
  if (name === '') return null
  const plain = QUOTED_PRINTABLE.test(parameters)
    ? fromQuotedPrintable(value, CHARSET.exec(parameters)?.[1])
    : value
  return { name: name.toUpperCase(), parameters, value: plain }
}

function fromQuotedPrintable(text: string, charset = 'utf-8'): string {
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let at = 0; at < text.length; at++) {
    const code = /^=[\da-f]{2}/i.exec(text.slice(at, at + 3))?.[0]
    if (code === undefined) bytes.push(...encoder.encode(text.charAt(at)))
    else {
      bytes.push(parseInt(code.slice(1), 16))
      at += 2
    }
  }
  const known = /^(?:utf-?8|us-ascii)$/i.test(charset) ? 'utf-8' : 'windows-1252'
  return new TextDecoder(known).decode(Uint8Array.from(bytes))
}

function contactOf(properties: readonly Property[]): Contact {
  const all = (name: string) => properties.filter((property) => property.name === name)
  const first = (name: string) => all(name)[0]?.value ?? ''
  const tels = all('TEL')
  return {
    name: text(first('FN')) || structuredName(first('N')) || text(first('NICKNAME')),
    phones: distinct(tels.map(({ value }) => telephone(value))),
    whatsapp: distinct(tels.flatMap(({ parameters }) => WAID.exec(parameters)?.[1] ?? [])),
    emails: distinct(all('EMAIL').map(({ value }) => text(value))),
    company: parts(first('ORG')).map(text).filter(Boolean).join(', '),
    note: text(first('NOTE')),
  }
}

/** `tel:+55-11-…;ext=5` in 4.0 is an address of its own kind, and stays one. */
function telephone(value: string): string {
  return text(value).trim()
}

/** Family name; given; more; titles before; titles after. */
function structuredName(value: string): string {
  const [family = '', given = '', more = '', before = '', after = ''] = parts(value).map(text)
  return [before, given, more, family, after].filter(Boolean).join(' ')
}

/** Splits at semicolons that no backslash stands before. */
function parts(value: string): string[] {
  return value.split(/(?<!\\);/)
}

function text(value: string): string {
  return value
    .replace(/\\([nN,;:\\])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter))
    .trim()
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))]
}
