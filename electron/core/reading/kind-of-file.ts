import { openFile } from './open-file.ts'
import { sniff } from './sniff.ts'

const HEAD_BYTES = 1 << 13

/** What a file is by its first bytes, whatever it is called. @throws AppError; see `openFile` */
export function kindOfFile({ path, name }: { readonly path: string; readonly name: string }) {
  const opened = openFile(path, name)
  try {
    const head = Buffer.alloc(Math.min(opened.size, HEAD_BYTES))
    return sniff(head.subarray(0, opened.read(head, 0)))
  } finally {
    opened.close()
  }
}
