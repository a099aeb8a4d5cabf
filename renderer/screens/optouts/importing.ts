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
import type { MethodInput } from '../../../shared/contract.ts'
import { OWN_LAYER, type Layer } from '../../../shared/consent/layers.ts'
import type { ImportChoices, ImportReport } from '../../../shared/contract/optouts.ts'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { Country, Inspection, PhoneColumn, ReadingChoices } from '../../../shared/model.ts'
import { asInspected } from '../sheet-choice.ts'

/** Where the import of one sheet stands. */
export interface Importing {
  readonly name: string | null
  readonly sheet: {
    readonly file: ChosenFile
    readonly inspection: Inspection
    readonly columns: readonly PhoneColumn[]
  } | null
  readonly choices: ImportChoices
  /** Which list they belong to: the shop's own, a law's, a partner's. */
  readonly layer: Layer
  /** What the import would do. */
  readonly trial: Working<ImportReport>
  readonly saving: Working<ImportReport>
  /** Why the sheet cannot be read at all. */
  readonly error: AppError | null
}

export interface ImportControl extends Watched<Importing> {
  open(file: File | ChosenFile): Promise<void>
  /** Another sheet of the workbook, or file of the archive. */
  chooseSheet(name: string): Promise<void>
  chooseColumns(columns: readonly PhoneColumn[]): Promise<void>
  /** Answers what the file does not say by itself; the trial runs again. */
  choose(choices: ImportChoices): Promise<void>
  chooseLayer(layer: Layer): Promise<void>
  /** `skip` leaves out what was not understood; without it such rows stop the import. */
  save(skip: boolean): Promise<void>
  readonly cancel: () => void
  /** Stops what runs and lets go of the sheet. */
  close(): void
}

const nothing: Importing = {
  name: null,
  sheet: null,
  choices: {},
  layer: OWN_LAYER,
  trial: waiting,
  saving: waiting,
  error: null,
}

/** Brings a sheet of opt-outs in: read, tried without writing, then written. */
export function createImporting(
  client: Client,
  shell: Shell,
  country: Country,
  layer: Layer,
): ImportControl {
  const empty = { ...nothing, layer }
  const importing = createWatched(empty)
  const turns = createTurns()
  const update = (changes: Partial<Importing>) => importing.set({ ...importing.read(), ...changes })

  function request(dryRun: boolean, skip: boolean): MethodInput<'optouts.import'> | null {
    const { sheet, choices, layer } = importing.read()
    if (!sheet || sheet.columns.length === 0) return null
    return {
      list: {
        place: sheet.file.place,
        reading: asInspected({}, sheet.inspection),
        phoneColumns: [...sheet.columns],
        country,
      },
      dryRun,
      choices,
      layer,
      // What the file itself says of each row counts.
      scope: null,
      reason: null,
      source: null,
      note: '',
      happenedAt: null,
      onUnreadable: skip ? 'skip' : 'refuse',
    }
  }

  async function look(file: ChosenFile, reading: ReadingChoices, turn: Turn) {
    const { place } = file
    const inspection = await client.call('lists.inspect', { place, reading, country })
    if (!turn.isCurrent()) return
    const columns = inspection.confidence === 'doubtful' ? [] : inspection.phoneColumns
    update({ sheet: { file, inspection, columns }, choices: {}, trial: waiting, saving: waiting })
    await attempt(turn)
  }

  async function attempt(turn: Turn) {
    const input = request(true, true)
    if (!input) return
    await follow(
      turn,
      (hooks) => client.run('optouts.import', input, hooks),
      (trial) => update({ trial, saving: waiting }),
    )
  }

  function letGo() {
    const { sheet } = importing.read()
    if (sheet) shell.fileDone(sheet.file.place)
  }

  return {
    read: importing.read,
    subscribe: importing.subscribe,
    cancel: turns.cancel,
    close() {
      turns.begin()
      letGo()
    },
    async open(file) {
      const turn = turns.begin()
      letGo()
      importing.set({ ...empty, name: file.name })
      let chosen: ChosenFile | null = null
      try {
        chosen = file instanceof File ? await shell.fileChosen(file) : file
        await look(chosen, {}, turn)
      } catch (thrown) {
        if (turn.isCurrent()) update({ error: toAppError(thrown) })
      }
      if (chosen && importing.read().sheet?.file !== chosen) shell.fileDone(chosen.place)
    },
    async chooseSheet(name) {
      const { sheet } = importing.read()
      if (!sheet) return
      const turn = turns.begin()
      try {
        await look(sheet.file, { sheet: name }, turn)
      } catch (thrown) {
        if (turn.isCurrent()) update({ error: toAppError(thrown) })
      }
    },
    async chooseColumns(columns) {
      const { sheet } = importing.read()
      if (!sheet) return
      update({ sheet: { ...sheet, columns }, choices: {}, trial: waiting, saving: waiting })
      await attempt(turns.begin())
    },
    async choose(choices) {
      update({ choices: { ...importing.read().choices, ...choices } })
      await attempt(turns.begin())
    },
    async chooseLayer(layer) {
      update({ layer })
      await attempt(turns.begin())
    },
    async save(skip) {
      const input = request(false, skip)
      if (!input) return
      await follow(
        turns.begin(),
        (hooks) => client.run('optouts.import', input, hooks),
        (saving) => update({ saving }),
      )
    },
  }
}
