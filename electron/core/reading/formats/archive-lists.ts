import { closeSync, createReadStream, openSync, writeFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../../../shared/errors.ts'
import { createInflationGuard, inflated, type ZipArchive, type ZipEntry } from './zip-archive.ts'

const LIST_NAME = /\.(?:csv|txt|tsv|tab|xlsx|xlsm|xlsb|xls|ods|vcf|json|jsonl|ndjson)$/i
/** What macOS and Windows put into archives beside what was meant. */
const NOISE = /(?:^|[\\/])(?:__MACOSX[\\/]|\.[^./\\]|Thumbs\.db|desktop\.ini)/i

/** The files in an archive that may be lists: those named like one, else all that are meant. */
export function listsIn({ entries }: ZipArchive): ZipEntry[] {
  const meant = entries.filter(
    ({ name, inflated }) => inflated > 0 && !/[\\/]$/.test(name) && !NOISE.test(name),
  )
  const named = meant.filter(({ name }) => LIST_NAME.test(name))
  return named.length > 0 ? named : meant
}

/** Takes one file out of an archive. Its name in the archive never becomes a path. */
export async function extractEntry(
  archive: ZipArchive,
  entry: ZipEntry,
  path: string,
): Promise<void> {
  const file = openSync(path, 'wx', 0o600)
  try {
    for await (const piece of inflated(archive, entry, createInflationGuard(archive))) {
      writeFileSync(file, piece)
    }
  } finally {
    closeSync(file)
  }
}

/** Unpacks a file that was compressed alone (RFC 1952), within the limits of an archive. */
export async function extractGzip(
  from: { readonly path: string; readonly name: string; readonly size: number },
  path: string,
): Promise<void> {
  const guard = createInflationGuard({ ...from, entries: [] })
  const file = openSync(path, 'wx', 0o600)
  try {
    await pipeline(createReadStream(from.path), createGunzip(), async (pieces) => {
      for await (const piece of pieces as AsyncIterable<Buffer>) {
        guard.add(piece.length)
        writeFileSync(file, piece)
      }
    })
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    throw new AppError('file_damaged', { file: from.name }, thrown)
  } finally {
    closeSync(file)
  }
}
