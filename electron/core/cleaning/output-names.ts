import { report } from '../../../shared/locales/report.ts'
import type { Locale, OutputRole } from '../../../shared/model.ts'

/** A file name may have 255 bytes; the rest is for the words that we add. */
const LONGEST_STEM_BYTES = 200

/** Windows opens devices under these names, whatever the extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * Names of what a cleaning leaves behind, from the name of its list: `contatos.csv` gives
 * `contatos-limpa.csv`, `contatos-removidos.csv` and `contatos-relatorio.json` in pt-BR.
 *
 * Safe as file names on every system, whatever the list was called where it came from.
 */
export function defaultOutputNames(name: string, locale: Locale): Record<OutputRole, string> {
  const stem = stemOf(name)
  const words = report[locale]
  return {
    clean: `${stem}-${words.clean_suffix}.csv`,
    removed: `${stem}-${words.removed_suffix}.csv`,
    report: `${stem}-${words.report_suffix}.json`,
  }
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
