import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError, errorFamily, toAppError, type ErrorCode } from '../../shared/errors.ts'
import type { App } from '../core/app.ts'
import { cleanOne } from './clean-one.ts'
import type { CleanOptions } from './clean-options.ts'
import { answer, failure, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { watchedFolder, type TakenList } from './watched-folder.ts'

const LOOK_EVERY_MS = 1000

/** What has nothing to do with the list itself and may be better at the next look. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'file_changed_while_reading',
  'file_locked',
  'file_not_found',
  'disk_full',
  'no_room_to_read',
  'store_locked',
])

/**
 * Cleans every list that comes into a folder, once, and gives it another ending when it is done, so
 * that it is never taken again. The results go into a folder of their own. A list is left alone until
 * it stands still: it may still be on its way. One that cannot be cleaned for a reason that passes is
 * taken again later.
 *
 * Runs until it is told to end, or until the ledger is refused: then no list is touched any more.
 *
 * @throws AppError `file_not_found`, `usage`, and those of a ledger that cannot be trusted
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
  if (isSameFolder(outDir, place)) {
    throw new AppError('usage', { message: t('cleaning:usage.watch_other_folder') })
  }
  const say = (line: string) => quiet || process.stderr.write(`${line}\n`)
  const documents: unknown[] = []
  const lists = watchedFolder(place, t('cleaning:watch.taken'))
  const unfinished = new Map<TakenList, string>()
  const complaints = createComplaints(session)
  const ended = new AbortController()
  const end = () => ended.abort()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)

  /** Names of lists that may be taken; none while the folder cannot be looked at. */
  function look(): string[] {
    try {
      return lists.look()
    } catch (thrown) {
      complaints.about('', new AppError('file_not_found', { file: folder }, thrown))
      return []
    }
  }

  async function takeNext(name: string): Promise<void> {
    const list = lists.take(name)
    if (list === null) return
    const reply = await cleanTaken(session, app, list, { ...options, outDir })
    if (reply instanceof AppError) {
      list.putBack()
      if (errorFamily(reply.code) === 'store' && !passing.has(reply.code)) throw reply
      if (reply.code !== 'cancelled') complaints.about(name, reply)
      return
    }
    const failed = reply.exitCode !== undefined && reply.exitCode !== 0
    const ending = t(failed ? 'cleaning:watch.failed' : 'cleaning:watch.done')
    documents.push(reply.document)
    if (!list.finish(ending)) unfinished.set(list, ending)
    complaints.forget(name)
    if (reply.complaint) process.stderr.write(reply.complaint.map((line) => `${line}\n`).join(''))
    if (!session.json) process.stdout.write(reply.text.map((line) => `${line}\n`).join(''))
  }

  say(t('cleaning:watch.begins', { folder: shownPath(place), results: shownPath(outDir) }))
  try {
    while (!ended.signal.aborted) {
      for (const [list, ending] of unfinished) if (list.finish(ending)) unfinished.delete(list)
      for (const name of look()) {
        if (ended.signal.aborted) break
        await takeNext(name)
      }
      await pause(LOOK_EVERY_MS, undefined, { signal: ended.signal }).catch(() => {})
    }
  } finally {
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
  }
  answer(session, { document: documents, text: [] })
}

/**
 * Cleans one list of the folder. What is wrong with it must not keep the others waiting.
 *
 * @returns the error when the list is not to blame for it
 */
async function cleanTaken(
  session: Session,
  app: App,
  list: TakenList,
  options: CleanOptions,
): Promise<Reply | AppError> {
  try {
    const reply = await cleanOne(session, app, list.path, options, { name: list.name })
    if (list.isUnchanged()) return reply
    // Its results are those of a part of it, and stay to be seen beside those of the whole.
    return new AppError('file_changed_while_reading', { file: list.name })
  } catch (thrown) {
    const error = toAppError(thrown)
    const isPassing = passing.has(error.code) || errorFamily(error.code) === 'store'
    return isPassing || error.code === 'cancelled' ? error : failure(session, error)
  }
}

/** Says of a list what keeps it waiting, once for as long as it is the same. */
function createComplaints(session: Session) {
  const said = new Map<string, ErrorCode>()
  return {
    about(name: string, error: AppError) {
      if (said.get(name) === error.code) return
      said.set(name, error.code)
      const { complaint = [] } = failure(session, error)
      process.stderr.write(complaint.map((line) => `${line}\n`).join(''))
    },
    forget: (name: string) => said.delete(name),
  }
}

/** Results would be taken for lists that came. */
function isSameFolder(one: string, other: string): boolean {
  return existsSync(one) && realpathSync(one) === realpathSync(other)
}
