import { report } from '../../../shared/locales/report.ts'
import type { Locale, OutputRole } from '../../../shared/model.ts'
import { weniFileName } from '../../../shared/weni/files.ts'
import type { FileKind } from './types.ts'

/** A file name may have 255 bytes; the rest is for the words that we add. */
const LONGEST_STEM_BYTES = 200

/** Windows opens devices under these names, whatever the extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * Name of one file that a cleaning leaves behind, from the name of its list: `contatos.csv` gives
 * `contatos-limpa.csv`, `contatos-removidos.csv` and `contatos-relatorio.json` in pt-BR.
 *
 * Safe as a file name on every system, whatever the list was called where it came from. A list for
 * Weni is named for the group that Weni will make of it.
 *
 * @param workbook whether the list itself is a workbook
 * @param day ISO date of the cleaning
 */
export function outputName(
  name: string,
  { role, verdict, format, part }: FileKind,
  { locale, workbook, day }: Naming,
): string {
  const stem = stemOf(name)
  const words = report[locale]
  if (format === 'weni-csv') return weniFileName(stem, day, part, 'csv')
  if (format === 'weni-xlsx') return weniFileName(stem, day, part, 'xlsx')
  const extension = format === 'xlsx' || (workbook && format === 'same') ? 'xlsx' : 'csv'
  const word =
    role === 'verdict' && verdict !== null
      ? words[`${verdict}_suffix`]
      : words[`${role === 'verdict' ? 'removed' : role}_suffix`]
  return `${stem}-${word}.${endings[role] ?? extension}`
}

interface Naming {
  readonly locale: Locale
  readonly workbook: boolean
  readonly day: string
}

const endings: Partial<Readonly<Record<OutputRole, string>>> = {
  report: 'json',
  certificate: 'html',
  pack: 'zip',
}

/** A list's name without its folder, its extension and anything that a file name may not hold. */
export function stemOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .replace(/(?<=.)\.[^.]{1,8}$/u, '')
    .replace(/[<>:"|?*\p{Cc}\p{Cf}]/gu, '')
    .replace(/[ .]+$/, '')
    .trim()
  if (stem === '') return 'lista'
  return cutToBytes(DEVICE.test(stem) ? `lista-${stem}` : stem, LONGEST_STEM_BYTES)
}

function cutToBytes(text: string, limit: number): string {
  const letters = Array.from(text)
  while (Buffer.byteLength(letters.join('')) > limit) letters.pop()
  return letters.join('')
}
