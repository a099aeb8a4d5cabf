import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { PlaceId } from '../../shared/model.ts'
import type { GivenFiles } from '../core/given-files.ts'
import type { Places } from '../core/places.ts'
import type { Scratch } from '../core/scratch.ts'
import { plainFileName } from './file-names.ts'
import { bodyOf } from './read-body.ts'

const BLOCK_BYTES = 2 ** 20

export interface UploadLimits {
  readonly bytes: number
  readonly stall: number
  /** Bytes that stay free on the disk for the files made from the upload, and for the ledger. */
  readonly reserve: number
}

interface Keepers {
  readonly scratch: Scratch
  readonly places: Places
  readonly given: GivenFiles
}

/** What the page learns of its file: never where it is. */
export interface Uploaded {
  readonly place: PlaceId
  readonly name: string
  readonly size: number
}

/**
 * Streams a file that a page was given into the private folder. The file counts once it is whole;
 * a broken upload leaves nothing.
 *
 * @throws AppError `disk_full`, `file_too_large`
 * @throws BodyRefused when the sender stalls or breaks off
 */
export async function takeUpload(
  request: IncomingMessage,
  givenName: string,
  { scratch, places, given }: Keepers,
  limits: UploadLimits,
): Promise<Uploaded> {
  const name = plainFileName(givenName)
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > limits.bytes) throw tooLarge(name, limits)
  const folder = scratch.folder()
  await refuseWhenFull(folder, announced + limits.reserve, name)

  const path = join(folder, `upload-${randomBytes(9).toString('base64url')}`)
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const block of inBlocks(bodyOf(request, limits))) {
      await file.writeFile(block)
      size += block.length
    }
  } catch (thrown) {
    await file.close()
    await rm(path, { force: true })
    throw isFull(thrown) ? new AppError('disk_full', { file: name }, thrown) : thrown
  }
  await file.close()
  const place = places.add(path, { name, uploaded: true })
  given.keep(place, path, size)
  return { place, name, size }
}

/** Collects small pieces, so that the disk is asked once a megabyte and not for every packet. */
async function* inBlocks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = []
  let length = 0
  for await (const piece of pieces) {
    kept.push(piece)
    length += piece.length
    if (length < BLOCK_BYTES) continue
    yield Buffer.concat(kept)
    kept = []
    length = 0
  }
  yield Buffer.concat(kept)
}

function tooLarge(file: string, { bytes }: UploadLimits): AppError {
  return new AppError('file_too_large', { file, limit: `${Math.floor(bytes / 2 ** 30)} GB` })
}

async function refuseWhenFull(folder: string, needed: number, file: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < needed) throw new AppError('disk_full', { file })
}

function isFull(thrown: unknown): boolean {
  return (thrown as NodeJS.ErrnoException).code === 'ENOSPC'
}
