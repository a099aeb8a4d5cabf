import {
  createTurns,
  createWatched,
  follow,
  waiting,
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
  readonly opening: string | null
  readonly error: AppError | null
  readonly verification: Working<Verification>
  readonly preflight: Working<Preflight>
}

export interface VerifyControl extends Watched<Verifying> {
  open(file: File | ChosenFile): Promise<void>
  readonly cancel: () => void
  /** Stops what runs and lets go of the file. */
  close(): void
}

const nothing: Verifying = {
  file: null,
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
    const { file } = verifying.read()
    if (file) shell.fileDone(file.place)
  }

  return {
    read: verifying.read,
    subscribe: verifying.subscribe,
    cancel: turns.cancel,
    close() {
      turns.cancel()
      letGo()
    },
    async open(file) {
      const turn = turns.begin()
      letGo()
      verifying.set({ ...nothing, opening: file.name })
      try {
        const chosen = file instanceof File ? await shell.fileChosen(file) : file
        if (!turn.isCurrent()) return shell.fileDone(chosen.place)
        update({ file: chosen, opening: null })
        const { place } = chosen
        await follow(
          turn,
          (hooks) =>
            client.run(
              'certificates.verify',
              { place, report: null, reading: {}, country: country() },
              hooks,
            ),
          (verification) => update({ verification }),
        )
        await follow(
          turn,
          (hooks) => client.run('preflight.file', { place, reading: {} }, hooks),
          (preflight) => update({ preflight }),
        )
      } catch (thrown) {
        if (turn.isCurrent()) update({ opening: null, error: toAppError(thrown) })
      }
    },
  }
}
