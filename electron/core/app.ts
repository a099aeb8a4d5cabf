import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AppEvent } from '../../shared/contract.ts'
import { toAppError, type AppError } from '../../shared/errors.ts'
import { systemClock, type Clock } from './clock.ts'
import type { Context } from './context.ts'
import { createDispatch, type Dispatch, type FaultLog } from './dispatch.ts'
import { handlersOnCall } from './handlers/on-call.ts'
import { createJobs } from './jobs/jobs.ts'
import { runTask } from './jobs/run-task.ts'
import { createLettingGo, type LettingGo } from './letting-go.ts'
import { createPlaces, type Places } from './places.ts'
import { removeCopies, type Scratch } from './scratch.ts'
import { createStoreSession } from './store-session.ts'
import { ledgerExists } from './store/database/files.ts'
import { nameThisProgram } from './store/database/writer.ts'

export interface AppOptions {
  /** The folder that holds the ledger; made when the first opt-out is recorded. */
  readonly dataDir: string
  readonly version: string
  /** Which program this is, for whoever finds the ledger in use by it. */
  readonly program: 'window' | 'host' | 'cli'
  readonly clock?: Clock
  /** Told of every failed call, with its cause; by default nobody is. */
  readonly logFault?: FaultLog
  /** Where files wait that belong into no folder of the operator's; they stay with the ledger without it. */
  readonly scratch?: Scratch
}

/** The whole core behind the contract. A shell needs nothing else of it. */
export interface App {
  readonly call: Dispatch
  /** Hands over progress, outcomes of jobs and changes. @returns a function that stops it */
  on(listener: (event: AppEvent) => void): () => void
  readonly places: Places
  readonly letGo: LettingGo['letGo']
  readonly letGoOfAll: LettingGo['letGoOfAll']
  /** Backs the ledger up unless it was today, or is not there. A failure is only logged. */
  backUpToday(): Promise<void>
  /** Cancels what still runs, waits for its threads, and closes the ledger. */
  close(): Promise<void>
}

/** Puts the core together. Nothing is opened or made before a method needs it. */
export function createApp(options: AppOptions): App {
  const { dataDir, version, program, clock = systemClock, logFault = () => {}, scratch } = options
  nameThisProgram(program)
  const listeners = new Set<(event: AppEvent) => void>()
  const emit = (event: AppEvent) => listeners.forEach((listener) => listener(event))
  const places = createPlaces()
  const jobs = createJobs(emit, (error: AppError) => logFault('job', error))
  const lettingGo = createLettingGo(dataDir, places, () => jobs.any)
  listeners.add(({ type }) => type === 'job.finished' && lettingGo.sweep())
  const context: Context = {
    dataDir,
    version,
    clock,
    emit,
    places,
    keepUpload: lettingGo.keep,
    ownFolder: () => makeOwnFolder(scratch?.folder() ?? join(dataDir, 'results')),
    store: createStoreSession(dataDir, clock),
    jobs,
  }
  return {
    call: createDispatch(handlersOnCall(context), logFault),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    places,
    letGo: lettingGo.letGo,
    letGoOfAll: lettingGo.letGoOfAll,
    async backUpToday() {
      if (!ledgerExists(dataDir)) return
      try {
        await runTask('takeDailyBackup', { dataDir }).result
      } catch (thrown) {
        logFault('backup', toAppError(thrown))
      }
    },
    async close() {
      await context.jobs.close()
      context.store.close()
      removeCopies(dataDir)
    },
  }
}

/** A new folder each time, so that the files in it can have their plain names. */
function makeOwnFolder(area: string): string {
  const folder = join(area, randomBytes(9).toString('base64url'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
