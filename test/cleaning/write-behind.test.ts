import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemCode } from '../../electron/core/cleaning/write-errors.ts'
import type { ByteWriter } from '../../electron/core/cleaning/writing/byte-writer.ts'
import { openWriteBehind } from '../../electron/core/cleaning/writing/write-behind.ts'
import { tempFolder } from './temp-folder.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function begin() {
  const behind = openWriteBehind()
  onTestFinished(() => behind.close())
  return behind
}

/** Hands over bytes in pieces of the sizes given, over and over, until all are gone. */
function writeAll(writer: ByteWriter, bytes: Uint8Array, sizes: readonly number[]) {
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const length = Math.min(sizes[piece % sizes.length] ?? 1, bytes.length - at)
    writer.buffer.set(bytes.subarray(at, at + length))
    writer.put(length)
    at += length
  }
}

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (thrown) {
    return thrown
  }
  throw new Error('nothing was thrown')
}

test('writes several files in turns, each from front to back', () => {
  const folder = tempFolder()
  const behind = begin()
  const content = Uint8Array.from({ length: 3_000_000 }, (_, at) => at * 7 + (at >> 8))
  const files = [0, 1, 2].map((number) => {
    const path = join(folder, `${number}.csv`)
    const descriptor = openSync(path, 'wx')
    return { path, descriptor, writer: behind.open(descriptor), bytes: content.subarray(number) }
  })
  for (const { writer, bytes } of files) writeAll(writer, bytes.subarray(0, 1_000_000), [999, 1])
  for (const { writer, bytes } of files) writeAll(writer, bytes.subarray(1_000_000), [700_001])
  for (const { path, descriptor, writer, bytes } of files) {
    expect(writer.finish()).toEqual({ bytes: bytes.length, sha256: sha256(bytes) })
    closeSync(descriptor)
    expect(readFileSync(path).equals(bytes)).toBe(true)
  }
})

test.skipIf(!existsSync('/dev/full'))(
  'says of which file the disk is full, and goes on with others',
  () => {
    const behind = begin()
    const path = join(tempFolder(), 'a.csv')
    const [full, other] = [openSync('/dev/full', 'w'), openSync(path, 'wx')]
    const [failing, working] = [behind.open(full), behind.open(other)]
    const bytes = Buffer.alloc(5_000_000, 'nome;telefone\n')
    const thrown = thrownBy(() => writeAll(failing, bytes, [500_000]))
    expect(systemCode(thrown)).toBe('ENOSPC')
    expect(systemCode(thrownBy(() => failing.finish()))).toBe('ENOSPC')
    failing.stop()
    closeSync(full)
    writeAll(working, bytes, [500_000])
    expect(working.finish()).toEqual({ bytes: bytes.length, sha256: sha256(bytes) })
    closeSync(other)
    expect(readFileSync(path).equals(bytes)).toBe(true)
  },
)

test('writes nothing more to a file that was stopped', () => {
  const behind = begin()
  const path = join(tempFolder(), 'a.csv')
  const descriptor = openSync(path, 'wx')
  const writer = behind.open(descriptor)
  writeAll(writer, Buffer.alloc(100_000, 1), [10_000])
  writer.stop()
  const { length } = readFileSync(path)
  expect(length).toBe(100_000)
  closeSync(descriptor)
})
