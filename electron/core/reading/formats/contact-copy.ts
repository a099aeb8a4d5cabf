import type { Locale } from '../../../../shared/model.ts'
import { createTranslator } from '../../../../shared/locales/translator.ts'
import { createCsvCopy } from './csv-copy.ts'
import { linesOfFile } from './text-lines.ts'
import { readContacts, type Contact } from './vcard.ts'

/** More numbers than this under one name are an address book in one card; the others share a cell. */
const MOST_COLUMNS = 20
const BETWEEN = ' / '

interface Widths {
  phones: number
  whatsapp: number
  emails: number
}

/** Writes the contacts of a vCard file as CSV: one row each, a column for each of their numbers. */
export function copyContacts(from: string, path: string, locale: Locale): void {
  const widths = widestContact(from)
  const t = createTranslator(locale)
  const columns = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => (at === 0 ? name : `${name} ${at + 1}`))
  const copy = createCsvCopy(path)
  try {
    copy.row([
      t('reading:contact.name'),
      ...columns(widths.phones, t('reading:contact.phone')),
      ...columns(widths.whatsapp, 'WhatsApp'),
      ...columns(widths.emails, t('reading:contact.email')),
      t('reading:contact.company'),
      t('reading:contact.note'),
    ])
    for (const contact of readContacts(linesOfFile(from))) {
      copy.row([
        contact.name,
        ...fitted(contact.phones, widths.phones),
        ...fitted(
          contact.whatsapp.map((digits) => `+${digits}`),
          widths.whatsapp,
        ),
        ...fitted(contact.emails, widths.emails),
        contact.company,
        contact.note,
      ])
    }
  } catch (thrown) {
    copy.discard()
    throw thrown
  }
  copy.finish()
}

function widestContact(from: string): Widths {
  const widths: Widths = { phones: 1, whatsapp: 0, emails: 0 }
  for (const contact of readContacts(linesOfFile(from))) {
    for (const kind of ['phones', 'whatsapp', 'emails'] as const) {
      widths[kind] = Math.min(MOST_COLUMNS, Math.max(widths[kind], contact[kind].length))
    }
  }
  return widths
}

/** As many cells as there are columns; what is left over shares the last one. */
function fitted(values: Contact['phones'], width: number): string[] {
  if (values.length <= width) return Array.from({ length: width }, (_, at) => values[at] ?? '')
  return [...values.slice(0, width - 1), values.slice(width - 1).join(BETWEEN)]
}
