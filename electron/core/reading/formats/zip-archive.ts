import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { AppError } from '../../../../shared/errors.ts'

/** One file inside an archive. Its name is for people: never a path. */
export interface ZipEntry {
  readonly name: string
  readonly compressed: number
  /** What the archive says; what comes out is counted. */
  readonly inflated: number
  readonly method: number
  readonly encrypted: boolean
  readonly offset: number
}

export interface ZipArchive {
  readonly path: string
  /** The name that people know the archive by. */
  readonly name: string
  readonly size: number
  readonly entries: readonly ZipEntry[]
}

/** Limits of our own: an archive that breaks one was made to do harm, or is not a list. */
export const ZIP_LIMITS = {
  entries: 2_000,
  inflatedBytes: 1 << 30,
  ratio: 200,
  /** Below this an archive may be as dense as it likes: a column of equal cells is. */
  ratioFromBytes: 64 << 20,
} as const

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const LARGEST_DIRECTORY = 16 << 20
const STORED = 0
const DEFLATED = 8
const FULL_32 = 0xffffffff

/**
 * Reads the directory at the end of a ZIP archive (PKWARE APPNOTE 4.3).
 *
 * @throws AppError `file_damaged`, or `file_too_big_inside` when it has too many entries
 */
export async function openZip(path: string, name: string): Promise<ZipArchive> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const read = async (at: number, length: number) => {
      if (at < 0 || length < 0 || at + length > size) throw damaged(name)
      const buffer = Buffer.alloc(length)
      const { bytesRead } = await handle.read(buffer, 0, length, at)
      if (bytesRead < length) throw damaged(name)
      return buffer
    }
    const { at, length, count } = await findDirectory(read, size, name)
    if (count > ZIP_LIMITS.entries) throw tooBig(name)
    if (length > LARGEST_DIRECTORY) throw tooBig(name)
    const entries = parseDirectory(await read(at, length), count, name)
    return { path, name, size, entries }
  } finally {
    await handle.close()
  }
}

type Read = (at: number, length: number) => Promise<Buffer>

async function findDirectory(read: Read, size: number, name: string) {
  const tailLength = Math.min(size, END_BYTES + LONGEST_COMMENT)
  const tailAt = size - tailLength
  const tail = await read(tailAt, tailLength)
  let end = tailLength - END_BYTES
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--
  if (end < 0) throw damaged(name)
  const small = {
    count: tail.readUInt16LE(end + 10),
    length: tail.readUInt32LE(end + 12),
    at: tail.readUInt32LE(end + 16),
  }
  if (small.count !== 0xffff && small.length !== FULL_32 && small.at !== FULL_32) return small
  const locator = end - 20
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_64) return small
  const record = await read(Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (record.readUInt32LE(0) !== END_64) throw damaged(name)
  return {
    count: Number(record.readBigUInt64LE(32)),
    length: Number(record.readBigUInt64LE(40)),
    at: Number(record.readBigUInt64LE(48)),
  }
}

function parseDirectory(directory: Buffer, count: number, name: string): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  for (let made = 0; made < count; made++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw damaged(name)
    const flags = directory.readUInt16LE(at + 8)
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const commentLength = directory.readUInt16LE(at + 32)
    const nameEnd = at + 46 + nameLength
    if (nameEnd + extraLength > directory.length) throw damaged(name)
    const sizes = withZip64(
      {
        inflated: directory.readUInt32LE(at + 24),
        compressed: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      },
      directory.subarray(nameEnd, nameEnd + extraLength),
    )
    entries.push({
      name: entryName(directory.subarray(at + 46, nameEnd), (flags & 0x800) !== 0),
      method: directory.readUInt16LE(at + 10),
      encrypted: (flags & 1) !== 0,
      ...sizes,
    })
    at = nameEnd + extraLength + commentLength
  }
  return entries
}

/** Values of 32 set bits stand in the extra field with the number 1, in this order. */
function withZip64(
  sizes: { inflated: number; compressed: number; offset: number },
  extra: Buffer,
): { inflated: number; compressed: number; offset: number } {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    const wide = (value: number) => {
      if (value !== FULL_32 || from + 8 > extra.length) return value
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    }
    return {
      inflated: wide(sizes.inflated),
      compressed: wide(sizes.compressed),
      offset: wide(sizes.offset),
    }
  }
  return sizes
}

/** Windows writes names in its own old code page without saying so; only their look suffers. */
function entryName(bytes: Buffer, isUtf8: boolean): string {
  const utf8 = bytes.toString('utf8')
  return isUtf8 || !utf8.includes('\ufffd') ? utf8 : bytes.toString('latin1')
}

/** Counts what comes out of one archive, over all its entries. */
export interface InflationGuard {
  /** @throws AppError `file_too_big_inside` */
  add(bytes: number): void
}

export function createInflationGuard({ name, size }: ZipArchive): InflationGuard {
  let total = 0
  return {
    add(bytes) {
      total += bytes
      const isDense = total > ZIP_LIMITS.ratioFromBytes && total > size * ZIP_LIMITS.ratio
      if (total > ZIP_LIMITS.inflatedBytes || isDense) throw tooBig(name)
    },
  }
}

/**
 * Gives the bytes of an entry piece by piece, counting what comes out and not what the archive says.
 *
 * @throws AppError `file_is_protected`, `file_damaged`, `file_too_big_inside`
 */
export async function* inflated(
  archive: ZipArchive,
  entry: ZipEntry,
  guard: InflationGuard,
): AsyncGenerator<Buffer> {
  const { path, name } = archive
  if (entry.encrypted) throw new AppError('file_is_protected', { file: name })
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged(name)
  const start = await contentStart(archive, entry)
  if (entry.compressed === 0) return
  const source = createReadStream(path, { start, end: start + entry.compressed - 1 })
  const stream = entry.method === STORED ? source : source.pipe(createInflateRaw())
  source.on('error', (error) => stream.destroy(error))
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      guard.add(piece.length)
      yield piece
    }
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : new AppError('file_damaged', { file: name }, thrown)
  } finally {
    source.destroy()
    stream.destroy()
  }
}

/** The same as text: UTF-8, or UTF-16 with its byte order mark. */
export async function* inflatedText(
  archive: ZipArchive,
  entry: ZipEntry,
  guard: InflationGuard,
): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  for await (const piece of inflated(archive, entry, guard)) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8')
    yield decoder.decode(piece, { stream: true })
  }
}

async function contentStart({ path, name, size }: ZipArchive, entry: ZipEntry): Promise<number> {
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(30)
    const { bytesRead } = await handle.read(head, 0, 30, entry.offset)
    if (bytesRead < 30 || head.readUInt32LE(0) !== LOCAL) throw damaged(name)
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    if (start + entry.compressed > size) throw damaged(name)
    return start
  } finally {
    await handle.close()
  }
}

/** A small entry as a whole. @throws AppError `file_too_big_inside` when it is not small */
export async function readEntry(
  archive: ZipArchive,
  entry: ZipEntry,
  most: number,
): Promise<Buffer> {
  const pieces: Buffer[] = []
  let total = 0
  for await (const piece of inflated(archive, entry, createInflationGuard(archive))) {
    total += piece.length
    if (total > most) throw tooBig(archive.name)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function damaged(file: string): AppError {
  return new AppError('file_damaged', { file })
}

function tooBig(file: string): AppError {
  return new AppError('file_too_big_inside', { file })
}
