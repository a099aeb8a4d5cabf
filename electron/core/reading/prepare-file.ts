import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { Locale, ReadingChoices } from '../../../shared/model.ts'
import { extractEntry, extractGzip, listsIn } from './formats/archive-lists.ts'
import { copyContacts } from './formats/contact-copy.ts'
import { copyJson } from './formats/json-copy.ts'
import { oleKindOf } from './formats/ole.ts'
import { copySheet, sheetsWithData } from './formats/sheet-copy.ts'
import type { WorkbookKind } from './formats/workbook-model.ts'
import { openWorkbook, workbookKindOf } from './formats/workbook.ts'
import { openZip, type ZipArchive } from './formats/zip-archive.ts'
import { openFile } from './open-file.ts'
import { unreadableKind, type PreparedList } from './prepare.ts'
import { sniff } from './sniff.ts'

export interface NamedFile {
  readonly path: string
  readonly name: string
}

/** A file that `openList` can read: a text as it is, any other kind with its copy as text. */
export interface ReadyFile extends NamedFile {
  readonly prepared?: PreparedList
}

export interface Preparing {
  /** A private folder of this process, where copies are kept until it ends; made when asked for. */
  readonly folder: () => string
  readonly locale: Locale
  /**
   * What to do when several sheets, or several files of an archive, hold something and nobody has
   * chosen: `first` looks at the first of them, `refuse` asks.
   */
  readonly undecided: 'first' | 'refuse'
}

type Copied = Omit<PreparedList, 'path'>

const HEAD_BYTES = 1 << 13
/** Stands between a file of an archive and a sheet of it, in one choice. */
const BETWEEN = ' › '
const DEEPEST = 2

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
  const copy = join(preparing.folder(), `${nameOfCopy(file, sheet, preparing)}.csv`)
  const note = `${copy}.json`
  if (!existsSync(note)) {
    const copied = await copyAsText(file, sheet, copy, preparing, 0)
    const temp = `${note}.${randomBytes(6).toString('hex')}`
    writeFileSync(temp, JSON.stringify(copied), { mode: 0o600 })
    renameSync(temp, note)
  }
  const copied: Copied = JSON.parse(readFileSync(note, 'utf8'))
  return { ...file, prepared: { ...copied, path: copy } }
}

function kindOfFile({ path, name }: NamedFile) {
  const opened = openFile(path, name)
  try {
    const head = Buffer.alloc(Math.min(opened.size, HEAD_BYTES))
    return sniff(head.subarray(0, opened.read(head, 0)))
  } finally {
    opened.close()
  }
}

/** The same file, sheet and language have the same copy; a file that changed has another. */
function nameOfCopy({ path }: NamedFile, sheet: string | undefined, preparing: Preparing): string {
  const { size, mtimeMs, ino } = statSync(path)
  const parts = [path, size, mtimeMs, ino, sheet ?? null, preparing.locale, preparing.undecided]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

async function copyAsText(
  file: NamedFile,
  sheet: string | undefined,
  copy: string,
  preparing: Preparing,
  depth: number,
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
