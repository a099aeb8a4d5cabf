import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dist } from '../built.ts'

export interface PageFile {
  readonly body: Buffer<ArrayBuffer>
  readonly type: string
}

/** Every file the pages consist of, by its address, such as `/assets/main-4f2a.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>

const builtPages = fileURLToPath(new URL('renderer/', dist))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Reads the whole of the pages once. From then on an address is looked up in this table, so that no
 * address, however it is written, can ever reach the disk.
 */
export function readPageFiles(): PageFiles {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(builtPages, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${path.slice(builtPages.length).split(sep).join('/')}`
    files.set(address, { body: readFileSync(path), type })
  }
  const index = files.get('/index.html')
  if (!index) throw new Error('The pages are not built: run “npm run build”')
  return files.set('/', index)
}
