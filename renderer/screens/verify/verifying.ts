import {
  createTurns,
  createWatched,
  follow,
  waiting,
  type Turn,
  type Watched,
  type Working,
} from '../../app/work.ts'
import type { Client } from '../../client.ts'
import type { ChosenFile, Shell } from '../../shell.ts'
import type { MethodOutput } from '../../../shared/contract.ts'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { Country } from '../../../shared/model.ts'

export type Verification = MethodOutput<'certificates.verify'>
export type Preflight = MethodOutput<'preflight.file'>

/** Where looking into one file stands. */
export interface Verifying {
  readonly file: ChosenFile | null
  /** A report that was brought to go by, where none was found. */
  readonly report: ChosenFile | null
  readonly opening: string | null
  readonly error: AppError | null
  readonly verification: Working<Verification>
  readonly preflight: Working<Preflight>
}

export interface VerifyControl extends Watched<Verifying> {
  open(file: File | ChosenFile): Promise<void>
  /** Looks into the same file again, by a report that stands elsewhere. */
  goBy(report: File | ChosenFile): Promise<void>
  readonly cancel: () => void
  /** Stops what runs and lets go of the file. */
  close(): void
}

const nothing: Verifying = {
  file: null,
  report: null,
  opening: null,
  error: null,
  verification: waiting,
  preflight: waiting,
}

/** Asks two things of a file: whether it is what a certificate says, and what Weni would make of it. */
export function createVerifying(
  client: Client,
  shell: Shell,
  country: () => Country,
): VerifyControl {
  const verifying = createWatched(nothing)
  const turns = createTurns()
  const update = (changes: Partial<Verifying>) => verifying.set({ ...verifying.read(), ...changes })

  function letGo() {
    const { file, report } = verifying.read()
    if (file) shell.fileDone(file.place)
    if (report) shell.fileDone(report.place)
  }

  const handed = async (file: File | ChosenFile) =>
    file instanceof File ? shell.fileChosen(file) : file

  function verify(turn: Turn, file: ChosenFile, report: ChosenFile | null) {
    const request = {
      place: file.place,
      report: report?.place ?? null,
      reading: {},
      country: country(),
    }
    return follow(
      turn,
      (hooks) => client.run('certificates.verify', request, hooks),
      (verification) => update({ verification }),
    )
  }

  function askWeni(turn: Turn, { place }: ChosenFile) {
    return follow(
      turn,
      (hooks) => client.run('preflight.file', { place, reading: {} }, hooks),
      (preflight) => update({ preflight }),
    )
  }

  return {
    read: verifying.read,
    subscribe: verifying.subscribe,
    cancel: turns.cancel,
    close() {
      turns.begin()
      letGo()
      verifying.set(nothing)
    },
    async open(file) {
      const turn = turns.begin()
      letGo()
      verifying.set({ ...nothing, opening: file.name })
      try {
        const chosen = await handed(file)
        if (!turn.isCurrent()) return shell.fileDone(chosen.place)
        update({ file: chosen, opening: null })
        await verify(turn, chosen, null)
        await askWeni(turn, chosen)
      } catch (thrown) {
        if (turn.isCurrent()) update({ opening: null, error: toAppError(thrown) })
      }
    },
    async goBy(given) {
      const { file, report: before } = verifying.read()
      if (file === null) return
      const turn = turns.begin()
      try {
        const report = await handed(given)
        if (!turn.isCurrent()) return shell.fileDone(report.place)
        if (before) shell.fileDone(before.place)
        const wasAsked = verifying.read().preflight.status === 'done'
        update({ report, ...(wasAsked ? {} : { preflight: waiting }) })
        await verify(turn, file, report)
        if (!wasAsked) await askWeni(turn, file)
      } catch (thrown) {
        if (turn.isCurrent())
          update({ verification: { status: 'failed', error: toAppError(thrown) } })
      }
    },
  }
}
