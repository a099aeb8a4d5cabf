import { open } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Place } from '../core/places.ts'
import { attachmentNamed } from './file-names.ts'

/** Streams a finished file out under its name. @returns `false` when it is not there any more */
export async function sendFile({ path, name }: Place, response: ServerResponse): Promise<boolean> {
  const file = await open(path).catch(() => null)
  if (file === null) return false
  const stats = await file.stat()
  if (!stats.isFile()) {
    await file.close()
    return false
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': stats.size,
    'content-disposition': attachmentNamed(name),
  })
  // A browser that stops its download breaks the stream; that is no failure of ours.
  await pipeline(file.createReadStream(), response).catch(() => undefined)
  return true
}
