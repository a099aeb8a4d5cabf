import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadingChoices } from '../../../shared/model.ts'
import { kindOfFile } from './kind-of-file.ts'
import { toCopyError } from './open-file.ts'
import type { Copied, NamedFile, Preparing, PreparedList } from './prepare.ts'

/** A file that `openList` can read: a text as it is, any other kind with its copy as text. */
export interface ReadyFile extends NamedFile {
  readonly prepared?: PreparedList
}

/**
 * Makes a file ready to be read as a list. A text is ready; a workbook, an archive, an address book
 * or JSON is copied as CSV once, and found again as long as the file is the same.
 *
 * @throws AppError that names the kind and says what to do; `sheet_not_chosen`, `sheet_not_found`
 */
export async function prepareFile(
  file: NamedFile,
  { sheet }: Pick<ReadingChoices, 'sheet'>,
  preparing: Preparing,
): Promise<ReadyFile> {
  if (kindOfFile(file) === 'text') return file
  try {
    return await copyOnce(file, sheet, preparing)
  } catch (thrown) {
    throw toCopyError(thrown, file.name)
  }
}

async function copyOnce(
  file: NamedFile,
  sheet: string | undefined,
  preparing: Preparing,
): Promise<ReadyFile> {
  const copy = join(preparing.folder(), `${nameOfCopy(file, sheet, preparing)}.csv`)
  const note = `${copy}.json`
  if (!existsSync(note)) {
    // Workbooks need large libraries, and most lists are text.
    const { copyAsText } = await import('./copy-as-text.ts')
    const copied = await copyAsText(file, sheet, copy, preparing)
    const temp = `${note}.${randomBytes(6).toString('hex')}`
    writeFileSync(temp, JSON.stringify(copied), { mode: 0o600 })
    renameSync(temp, note)
  }
  const copied: Copied = JSON.parse(readFileSync(note, 'utf8'))
  return { ...file, prepared: { ...copied, path: copy } }
}

/** The same file, sheet and language have the same copy; a file that changed has another. */
function nameOfCopy({ path }: NamedFile, sheet: string | undefined, preparing: Preparing): string {
  const { size, mtimeMs, ino } = statSync(path)
  const parts = [path, size, mtimeMs, ino, sheet ?? null, preparing.locale, preparing.undecided]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
