import { AppError } from '../../../../shared/errors.ts'
import { createInflationGuard, inflated, type ZipArchive } from './zip-archive.ts'

/** More distinct texts than this are no list that an operator sends. */
const MOST_SHARED_STRINGS = 5_000_000
const XML_PART = /\.(?:xml|rels)$/i
const SHARED_STRINGS = /(?:^|\/)sharedStrings\.xml$/i
const MANIFEST = /(?:^|\/)manifest\.xml$/i
/** Longer than any of the words that are looked for across two pieces. */
const OVERLAP = 64

/**
 * Goes through everything inside a workbook once before a library is given it: counts what comes
 * out, and refuses what no spreadsheet program writes. A document type or an entity is how XML
 * makes a reader fetch other files or fill the memory.
 *
 * @throws AppError `file_is_protected`, `file_damaged`, `file_too_big_inside`, `file_unsafe`
 */
export async function checkWorkbook(archive: ZipArchive): Promise<void> {
  const file = archive.name
  const guard = createInflationGuard(archive)
  let strings = 0
  for (const entry of archive.entries) {
    const isXml = XML_PART.test(entry.name)
    const isStrings = SHARED_STRINGS.test(entry.name)
    let before = ''
    for await (const piece of inflated(archive, entry, guard)) {
      if (!isXml) continue
      const text = before + piece.toString('latin1')
      if (/<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)/i.test(text)) {
        throw new AppError('file_unsafe', { file })
      }
      if (MANIFEST.test(entry.name) && text.includes('encryption-data')) {
        throw new AppError('file_is_protected', { file })
      }
      if (isStrings) strings += countStrings(text, before.length)
      before = text.slice(-OVERLAP)
    }
    if (strings > MOST_SHARED_STRINGS) throw new AppError('file_too_big_inside', { file })
  }
}

/** Counts `<si` in what is new of a text; one that began in the piece before counts here. */
function countStrings(text: string, known: number): number {
  let count = 0
  for (
    let at = text.indexOf('<si', Math.max(0, known - 2));
    at >= 0;
    at = text.indexOf('<si', at + 3)
  ) {
    count++
  }
  return count
}
