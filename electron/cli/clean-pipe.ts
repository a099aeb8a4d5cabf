import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../core/app.ts'
import { createScratch } from '../core/scratch.ts'
import type { Special } from './clean-one.ts'
import type { CleanOptions } from './clean-options.ts'
import type { Reply } from './reply.ts'
import type { Session } from './session.ts'

type Run = (
  session: Session,
  app: App,
  path: string,
  options: CleanOptions,
  special?: Special,
) => Promise<Reply>

/**
 * `-` in the place of a file: the list from standard input, the clean list to standard output. Both
 * pass through a private folder of this process, because a list is looked at before it is read and a
 * result is only shown when it is complete; the folder is gone afterwards, at the latest when the
 * program starts next.
 */
export async function withPipe(
  session: Session,
  app: App,
  path: string,
  options: CleanOptions,
  run: Run,
): Promise<Reply> {
  const out = !options.dryRun && (options.clean ?? '-') === '-'
  if (out && (session.json || options.format.length > 1 || options.pack.includes('zip'))) {
    throw new AppError('usage', { message: session.t('cleaning:usage.pipe_only_clean') })
  }
  const scratch = createScratch(session.dataDir)
  const folder = scratch.folder()
  try {
    const input = path === '-' ? join(folder, 'stdin.csv') : path
    if (path === '-') {
      await pipeline(process.stdin, createWriteStream(input, { flags: 'wx', mode: 0o600 }))
    }
    const clean = out ? join(folder, 'stdout') : options.clean
    const reply = await run(
      session,
      app,
      input,
      { ...options, ...(clean !== undefined && { clean }) },
      { piped: true, ...(path === '-' && { name: 'stdin.csv' }) },
    )
    if (!out || clean === undefined) return reply
    await pipeline(createReadStream(clean), process.stdout, { end: false })
    return { ...reply, text: [], complaint: reply.text.filter((line) => !line.includes(folder)) }
  } finally {
    scratch.remove()
  }
}
