import { basename } from 'node:path'
import { createZipWriter } from '../../files/zip-writer.ts'
import { readBlocks } from '../read-blocks.ts'
import type { MadeFile, MadeFiles, SealedFile } from './made-files.ts'

/** All files of a cleaning once more, in one archive. */
export interface ZipPack {
  add(file: SealedFile): void
  finish(): void
}

export function openZipPack(made: MadeFiles, modified: Date): ZipPack {
  const file: MadeFile = made.open({ role: 'pack' })
  const zip = createZipWriter((bytes) => file.write(bytes), modified)
  return {
    add({ path, temp }) {
      const entry = zip.entry(basename(path))
      for (const block of readBlocks(temp)) entry.write(block)
      entry.end()
    },
    finish: () => zip.finish(),
  }
}
