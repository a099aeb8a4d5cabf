import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError, toAppError } from '../../shared/errors.ts'
import type { App } from '../core/app.ts'
import { cleanOne } from './clean-one.ts'
import type { CleanOptions } from './clean-options.ts'
import { answer, failure, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'

const LOOK_EVERY_MS = 1000
const LISTS = /\.(csv|txt|tsv|xlsx|xlsm|xls|ods)$/i

interface Seen {
  readonly size: number
  readonly modified: number
}

/**
 * Cleans every list that comes into a folder, once, and gives it another ending when it is done, so
 * that it is never taken again. The results go into a folder of their own. A list is left alone until
 * its size stands still: it may still be on its way.
 *
 * Runs until it is told to end.
 */
export async function watchFolder(
  session: Session,
  app: App,
  folder: string,
  options: CleanOptions,
): Promise<void> {
  const { t, quiet } = session
  const place = resolve(folder)
  if (!existsSync(place)) throw new AppError('file_not_found', { file: folder })
  const outDir = options.outDir ?? join(place, t('cleaning:watch.results'))
  const say = (line: string) => quiet || process.stderr.write(`${line}\n`)
  const documents: unknown[] = []
  const before = new Map<string, Seen>()
  const ended = new AbortController()
  const end = () => ended.abort()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)

  say(t('cleaning:watch.begins', { folder: shownPath(place), results: shownPath(outDir) }))
  while (!ended.signal.aborted) {
    for (const path of listsThatStandStill(place, before)) {
      if (ended.signal.aborted) break
      documents.push(await takeList(session, app, path, { ...options, outDir }))
    }
    await pause(LOOK_EVERY_MS, undefined, { signal: ended.signal }).catch(() => {})
  }
  process.off('SIGINT', end)
  process.off('SIGTERM', end)
  answer(session, { document: documents, text: [] })
}

/** Lists whose size and date are what they were at the last look. */
function listsThatStandStill(folder: string, before: Map<string, Seen>): string[] {
  const ready: string[] = []
  const names = readdirSync(folder).filter((name) => LISTS.test(name) && !name.startsWith('.'))
  for (const name of names.toSorted()) {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found?.isFile()) continue
    const last = before.get(path)
    before.set(path, { size: found.size, modified: found.mtimeMs })
    if (last?.size === found.size && last.modified === found.mtimeMs) ready.push(path)
  }
  for (const path of before.keys()) if (!names.includes(basename(path))) before.delete(path)
  return ready
}

/** Cleans one list of the folder. What goes wrong with it must not keep the others waiting. */
async function takeList(
  session: Session,
  app: App,
  path: string,
  options: CleanOptions,
): Promise<unknown> {
  const { t } = session
  const reply = await cleanOne(session, app, path, options).catch((thrown: unknown): Reply => {
    const error = toAppError(thrown)
    if (error.code === 'cancelled') return { document: null, text: [], exitCode: 130 }
    return failure(session, error)
  })
  if (reply.exitCode === 130) return null
  const failed = reply.exitCode !== undefined && reply.exitCode !== 0
  const target = freeName(path, t(failed ? 'cleaning:watch.failed' : 'cleaning:watch.done'))
  renameSync(path, target)
  const lines = failed ? (reply.complaint ?? []) : reply.text
  if (!session.json) process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  return reply.document
}

/** `lista.csv.feito`; with a number when that is taken. */
function freeName(path: string, ending: string): string {
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? `${path}.${ending}` : `${path}.${turn}.${ending}`
    if (!existsSync(name)) return name
  }
}
