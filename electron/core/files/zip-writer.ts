import { constants, crc32, deflateRawSync } from 'node:zlib'
import { AppError } from '../../../shared/errors.ts'

/** A ZIP archive that is written from front to end, one entry after the other, whatever their size. */
export interface ZipWriter {
  /** Starts an entry; the one before it must have ended. */
  entry(name: string): ZipEntry
  /** Writes the directory: no entry follows. */
  finish(): void
}

export interface ZipEntry {
  write(bytes: Uint8Array): void
  end(): void
}

interface Written {
  readonly name: Buffer
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

const PIECE_BYTES = 1 << 18
/** Without the 64-bit extension, which old programs cannot read. */
const LARGEST = 0xffff_ffff
const DEFLATE = 8
/** Bit 3: sizes follow the data. Bit 11: names are UTF-8. */
const FLAGS = 0x0808
const VERSION = 20

/**
 * Writes an archive after PKWARE's APPNOTE, with sizes behind the data so that nothing has to be
 * known before it is written, and no file is held in memory.
 *
 * @param write takes the bytes of the archive, in order
 * @param modified the moment that every entry carries, in local time as ZIP has it
 * @throws AppError `file_too_large` when an entry or the archive reaches 4 GB
 */
export function createZipWriter(write: (bytes: Uint8Array) => void, modified: Date): ZipWriter {
  const moment = dosMoment(modified)
  const entries: Written[] = []
  let at = 0

  function put(bytes: Uint8Array) {
    at += bytes.length
    if (at > LARGEST) throw new AppError('file_too_large', { file: '' })
    write(bytes)
  }

  return {
    entry(text) {
      const name = Buffer.from(text)
      const start = at
      const held = Buffer.allocUnsafe(PIECE_BYTES)
      let used = 0
      let size = 0
      let packed = 0
      let crc = 0
      put(localHeader(name, moment))

      // Pieces that end on a byte boundary may stand one after another in one deflate stream.
      function pack(piece: Uint8Array, finishFlush: number) {
        const bytes = deflateRawSync(piece, { finishFlush })
        crc = crc32(piece, crc)
        size += piece.length
        packed += bytes.length
        put(bytes)
      }

      return {
        write(bytes) {
          for (let from = 0; from < bytes.length;) {
            const part = bytes.subarray(from, from + PIECE_BYTES - used)
            held.set(part, used)
            used += part.length
            from += part.length
            if (used < PIECE_BYTES) continue
            pack(held, constants.Z_SYNC_FLUSH)
            used = 0
          }
        },
        end() {
          pack(held.subarray(0, used), constants.Z_FINISH)
          if (size > LARGEST) throw new AppError('file_too_large', { file: text })
          put(descriptor({ crc, packed, size }))
          entries.push({ name, at: start, crc, packed, size })
        },
      }
    },
    finish() {
      const directory = at
      for (const entry of entries) put(directoryHeader(entry, moment))
      put(endOfDirectory(entries.length, directory, at - directory))
    },
  }
}

function localHeader(name: Buffer, moment: number): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x0403_4b50, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(DEFLATE, 8)
  header.writeUInt32LE(moment, 10)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor({ crc, packed, size }: Pick<Written, 'crc' | 'packed' | 'size'>): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x0807_4b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packed, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

function directoryHeader({ name, at, crc, packed, size }: Written, moment: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x0201_4b50, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(VERSION, 6)
  header.writeUInt16LE(FLAGS, 8)
  header.writeUInt16LE(DEFLATE, 10)
  header.writeUInt32LE(moment, 12)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(at, 42)
  return Buffer.concat([header, name])
}

function endOfDirectory(entries: number, at: number, size: number): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x0605_4b50, 0)
  bytes.writeUInt16LE(entries, 8)
  bytes.writeUInt16LE(entries, 10)
  bytes.writeUInt32LE(size, 12)
  bytes.writeUInt32LE(at, 16)
  return bytes
}

/** Two seconds is as fine as ZIP tells the time; it begins in 1980. */
function dosMoment(moment: Date): number {
  const year = Math.max(1980, moment.getFullYear())
  const day = ((year - 1980) << 9) | ((moment.getMonth() + 1) << 5) | moment.getDate()
  const time = (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1)
  return ((day << 16) | time) >>> 0
}
