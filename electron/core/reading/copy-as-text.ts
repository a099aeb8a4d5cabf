import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import { extractEntry, extractGzip, listsIn } from './formats/archive-lists.ts'
import { copyContacts } from './formats/contact-copy.ts'
import { copyJson } from './formats/json-copy.ts'
import { oleKindOf } from './formats/ole.ts'
import { copySheet, sheetsWithData } from './formats/sheet-copy.ts'
import type { WorkbookKind } from './formats/workbook-model.ts'
import { openWorkbook, workbookKindOf } from './formats/workbook.ts'
import { openZip, type ZipArchive } from './formats/zip-archive.ts'
import { kindOfFile } from './kind-of-file.ts'
import { unreadableKind, type Copied, type NamedFile, type Preparing } from './prepare.ts'

/** Stands between a file of an archive and a sheet of it, in one choice. */
const BETWEEN = ' › '
const DEEPEST = 2

/**
 * Copies a file that is no text as one: its sheet, its address book, the list in its archive.
 *
 * @param copy where to
 * @throws AppError that names the kind and says what to do; `sheet_not_chosen`, `sheet_not_found`
 */
export async function copyAsText(
  file: NamedFile,
  sheet: string | undefined,
  copy: string,
  preparing: Preparing,
  depth = 0,
): Promise<Copied> {
  const kind = kindOfFile(file)
  const plain = { sheets: [], sheet: null, faults: [] }
  switch (kind) {
    case 'zip': {
      const archive = await openZip(file.path, file.name)
      const workbook = workbookKindOf(archive)
      return workbook === null
        ? await copyFromArchive(archive, sheet, copy, preparing, depth)
        : await copyWorkbook(file, workbook, sheet, copy, preparing)
    }
    case 'gzip':
      return await through(copy, async (inner) => {
        await extractGzip({ ...file, size: statSync(file.path).size }, inner)
        return await copyInner({ path: inner, name: file.name }, sheet, copy, preparing, depth)
      })
    case 'ole': {
      const ole = oleKindOf(file.path)
      if (ole === 'protected') throw new AppError('file_is_protected', { file: file.name })
      if (ole === 'other') throw new AppError('file_kind_unsupported', { file: file.name })
      return await copyWorkbook(file, 'xls', sheet, copy, preparing)
    }
    case 'vcard':
      copyContacts(file.path, copy, preparing.locale)
      return { kind: 'vcard', ...plain }
    case 'json':
      return { kind: 'json_lines', ...plain, faults: copyJson(file.path, copy, file.name) }
    case 'text':
      throw new AppError('internal')
    default:
      throw unreadableKind(kind, file.name)
  }
}

async function copyWorkbook(
  file: NamedFile,
  kind: WorkbookKind,
  wanted: string | undefined,
  copy: string,
  { undecided }: Preparing,
): Promise<Copied> {
  const workbook = await openWorkbook(file, kind)
  const sheets = await sheetsWithData(workbook)
  const sheet = chosen(sheets, wanted, undecided, file.name)
  await copySheet(workbook, sheet, copy)
  return { kind: kind === 'xlsb' ? 'xlsx' : kind, sheets, sheet, faults: [] }
}

/** An archive with one list is that list; with several, somebody has to say which. */
async function copyFromArchive(
  archive: ZipArchive,
  wanted: string | undefined,
  copy: string,
  preparing: Preparing,
  depth: number,
): Promise<Copied> {
  const lists = listsIn(archive)
  const names = lists.map(({ name }) => name)
  const alone = names.length === 1
  const [outer, ...rest] = alone ? [names[0], wanted] : (wanted?.split(BETWEEN) ?? [])
  const name = chosen(names, alone ? names[0] : outer, preparing.undecided, archive.name)
  const entry = lists.find((list) => list.name === name)
  if (entry === undefined) throw new AppError('file_empty', { file: archive.name })
  return await through(copy, async (path) => {
    await extractEntry(archive, entry, path)
    const inner = rest.filter((part) => part !== undefined).join(BETWEEN)
    const file = { path, name: archive.name }
    const copied = await copyInner(file, inner || undefined, copy, preparing, depth)
    if (alone) return copied
    const nested = copied.sheets.map((sheet) => name + BETWEEN + sheet)
    return {
      ...copied,
      sheets: names.flatMap((one) => (one === name && nested.length > 1 ? nested : [one])),
      sheet: nested.length > 1 ? `${name}${BETWEEN}${copied.sheet}` : name,
    }
  })
}

/** What came out of an archive: a text is the copy itself. */
async function copyInner(
  inner: NamedFile,
  sheet: string | undefined,
  copy: string,
  preparing: Preparing,
  depth: number,
): Promise<Copied> {
  if (statSync(inner.path).size === 0) throw new AppError('file_empty', { file: inner.name })
  if (kindOfFile(inner) !== 'text') {
    if (depth + 1 >= DEEPEST) throw new AppError('file_is_compressed', { file: inner.name })
    return await copyAsText(inner, sheet, copy, preparing, depth + 1)
  }
  renameSync(inner.path, copy)
  return { kind: 'text', sheets: [], sheet: null, faults: [] }
}

/** A file of a moment's use beside the copy. */
async function through<T>(copy: string, use: (path: string) => Promise<T>): Promise<T> {
  const path = `${copy}.${randomBytes(6).toString('hex')}`
  try {
    return await use(path)
  } finally {
    rmSync(path, { force: true })
  }
}

function chosen(
  names: readonly string[],
  wanted: string | undefined,
  undecided: Preparing['undecided'],
  file: string,
): string {
  const [first] = names
  if (first === undefined) throw new AppError('file_empty', { file })
  if (wanted !== undefined) {
    if (names.includes(wanted)) return wanted
    throw new AppError('sheet_not_found', { file, sheet: wanted, sheets: names.join(', ') })
  }
  if (names.length > 1 && undecided === 'refuse') {
    throw new AppError('sheet_not_chosen', { file, sheets: names.join(', ') })
  }
  return first
}
