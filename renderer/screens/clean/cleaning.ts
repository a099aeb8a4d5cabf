import type { CheckSummary, ListRequest, MethodOutput, Run } from '../../../shared/contract.ts'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { PackPart } from '../../../shared/contract/cleaning.ts'
import {
  plainRules,
  type CleaningRules,
  type Country,
  type Inspection,
  type ListFormat,
  type Locale,
  type PhoneColumn,
  type PlaceId,
  type ReadingChoices,
  type TemplateCategory,
  type VerdictCode,
} from '../../../shared/model.ts'
import { RECORDS_DEFAULT } from '../../../shared/weni/rules.ts'
import { rememberColumns } from './remembered-columns.ts'
import {
  createTurns,
  createWatched,
  follow,
  fractionDone,
  waiting,
  type Turn,
  type Watched,
  type Working,
} from '../../app/work.ts'
import { asInspected } from '../sheet-choice.ts'
import type { Client } from '../../client.ts'
import type { ChosenFile, Shell } from '../../shell.ts'

export type Cleaned = MethodOutput<'lists.clean'>

export interface Checked {
  readonly step: 'checked'
  readonly file: ChosenFile
  readonly reading: ReadingChoices
  readonly inspection: Inspection
  readonly columns: readonly PhoneColumn[]
  /** Whether the columns are those that were marked in a sheet like this one before. */
  readonly remembered: boolean
  readonly choices: SaveOptions
  readonly check: Working<CheckSummary>
  readonly saving: Working<Cleaned>
  readonly filter: VerdictCode | null
  readonly view: 'rows' | 'result'
}

/** Where the cleaning of one list stands. */
export type Cleaning =
  | {
      readonly step: 'start'
      readonly opening: string | null
      readonly error: AppError | null
    }
  | Checked

export const atStart: Cleaning = { step: 'start', opening: null, error: null }

interface SaveChoices {
  readonly folder: PlaceId | null
  readonly replace: boolean
}

/** What is taken out of a cleaning, and what decides a row besides its number. */
export interface SaveOptions {
  readonly formats: readonly ListFormat[]
  readonly parts: readonly PackPart[]
  readonly zip: boolean
  readonly recordsPerFile: number
  readonly category: TemplateCategory
  readonly rules: CleaningRules
}

export const plainOptions: SaveOptions = {
  formats: ['same'],
  parts: ['clean', 'removed', 'report', 'certificate'],
  zip: false,
  recordsPerFile: RECORDS_DEFAULT,
  category: 'marketing',
  rules: plainRules,
}

/** What may be done with the list at hand. It lives above the screens: work goes on while others are visited. */
export interface CleaningControl extends Watched<Cleaning> {
  /** A file from the page is handed to the shell first; one from the shell is opened at once. */
  open(file: File | ChosenFile): Promise<void>
  /** The list of an earlier cleaning, where it still is. */
  reopen(run: Pick<Run, 'id' | 'name'>): Promise<void>
  reread(reading: ReadingChoices): Promise<void>
  chooseColumns(columns: readonly PhoneColumn[]): Promise<void>
  /** Kept for the lists that follow; new rules check the list again. */
  chooseOptions(options: SaveOptions): Promise<void>
  /** Lets go of the columns that were remembered, and reads the list as if for the first time. */
  forgetColumns(): Promise<void>
  recheck(): Promise<void>
  save(choices: SaveChoices): Promise<void>
  /** Saves once more to where it failed, after its cause was removed or replacing was allowed. */
  saveAgain(changes?: Partial<Pick<SaveChoices, 'replace'>>): Promise<void>
  /** Stops what runs; the list stays open. */
  readonly cancel: () => void
  show(view: Partial<Pick<Checked, 'filter' | 'view'>>): void
  reset(): void
}

export function createCleaning(
  client: Client,
  shell: Shell,
  preferences: () => { readonly country: Country; readonly locale: Locale },
): CleaningControl {
  const cleaning = createWatched<Cleaning>(atStart)
  const turns = createTurns()
  let options = plainOptions
  let lastSave: SaveChoices = { folder: null, replace: false }

  function set(next: Cleaning) {
    shell.setProgress(shownFraction(next))
    letGoOfResults(cleaning.read(), next)
    cleaning.set(next)
  }
  const update = (changes: Partial<Checked>) => {
    const state = cleaning.read()
    if (state.step === 'checked') set({ ...state, ...changes })
  }

  async function inspect(file: ChosenFile, reading: ReadingChoices, turn: Turn) {
    const { country } = preferences()
    const inspection = await client.call('lists.inspect', { place: file.place, reading, country })
    if (!turn.isCurrent()) return
    const columns = inspection.confidence === 'doubtful' ? [] : inspection.phoneColumns
    set({
      step: 'checked',
      file,
      reading: asInspected(reading, inspection),
      inspection,
      columns,
      remembered: inspection.remembered,
      choices: options,
      check: waiting,
      saving: waiting,
      filter: null,
      view: 'rows',
    })
    await check(turn)
  }

  async function bring(name: string, choose: () => Promise<ChosenFile>) {
    const turn = turns.begin()
    letGo(cleaning.read())
    set({ step: 'start', opening: name, error: null })
    let chosen: ChosenFile | null = null
    try {
      chosen = await choose()
      if (turn.isCurrent()) await inspect(chosen, {}, turn)
    } catch (thrown) {
      if (turn.isCurrent()) set({ step: 'start', opening: null, error: toAppError(thrown) })
    }
    if (chosen && !isOpen(chosen)) shell.fileDone(chosen.place)
  }

  function isOpen(file: ChosenFile): boolean {
    const state = cleaning.read()
    return state.step === 'checked' && state.file === file
  }

  function letGo(state: Cleaning) {
    if (state.step !== 'checked') return
    shell.fileDone(state.file.place)
  }

  /** The results that a state shows and the next one does not. */
  function letGoOfResults(before: Cleaning, next: Cleaning) {
    if (before.step !== 'checked' || before.saving.status !== 'done') return
    if (next.step === 'checked' && next.saving === before.saving) return
    before.saving.value.files.forEach(({ place }) => shell.fileDone(place))
  }

  function request(list: Checked): ListRequest {
    return {
      place: list.file.place,
      reading: list.reading,
      phoneColumns: [...list.columns],
      country: preferences().country,
    }
  }

  async function check(turn: Turn) {
    const state = cleaning.read()
    if (state.step !== 'checked' || state.columns.length === 0) return
    const list = { ...request(state), rules: state.choices.rules }
    await follow(
      turn,
      (hooks) => client.run('lists.check', list, hooks),
      (working) => update({ check: working, saving: waiting, view: 'rows' }),
    )
  }

  async function save({ folder, replace }: SaveChoices) {
    lastSave = { folder, replace }
    const state = cleaning.read()
    if (state.step !== 'checked') return
    const turn = turns.begin()
    const list = request(state)
    const { formats, parts, zip, recordsPerFile, category, rules } = state.choices
    const outputs = {
      folder,
      clean: null,
      removed: null,
      report: null,
      formats: [...formats],
      parts: [...parts],
      zip,
      recordsPerFile,
      replace,
    }
    const { locale } = preferences()
    await follow(
      turn,
      (hooks) => client.run('lists.clean', { list, outputs, locale, category, rules }, hooks),
      (saving) => update({ saving, ...(saving.status === 'done' ? { view: 'result' } : {}) }),
    )
  }

  return {
    read: cleaning.read,
    subscribe: cleaning.subscribe,
    open: (file) =>
      bring(file.name, async () => (file instanceof File ? shell.fileChosen(file) : file)),
    reopen: ({ id, name }) => bring(name, () => client.call('history.reopen', { run: id })),
    async reread(reading) {
      const state = cleaning.read()
      if (state.step !== 'checked') return
      const turn = turns.begin()
      try {
        await inspect(state.file, reading, turn)
      } catch (thrown) {
        if (!turn.isCurrent()) return
        update({ reading, check: { status: 'failed', error: toAppError(thrown) } })
      }
    },
    async chooseColumns(columns) {
      const turn = turns.begin()
      const state = cleaning.read()
      update({ columns, remembered: false, check: waiting, saving: waiting, filter: null })
      if (state.step === 'checked') {
        // A ledger that cannot be opened says so in a moment, when the list is checked against it.
        await rememberColumns(client, state.inspection, columns).catch(() => {})
      }
      if (turn.isCurrent()) await check(turn)
    },
    async chooseOptions(next) {
      const state = cleaning.read()
      if (state.step !== 'checked') return
      const newRules = JSON.stringify(next.rules) !== JSON.stringify(options.rules)
      options = next
      update({ choices: next })
      if (!newRules) return
      update({ filter: null })
      await check(turns.begin())
    },
    async forgetColumns() {
      const state = cleaning.read()
      if (state.step !== 'checked') return
      await rememberColumns(client, state.inspection, [])
      await inspect(state.file, state.reading, turns.begin())
    },
    recheck: () => check(turns.begin()),
    save,
    saveAgain: (changes) => save({ ...lastSave, ...changes }),
    cancel: turns.cancel,
    show: update,
    reset() {
      turns.begin()
      letGo(cleaning.read())
      set(atStart)
    },
  }
}

/** How far the running work is, for the taskbar; `null` when nothing runs. */
function shownFraction(cleaning: Cleaning): number | null {
  if (cleaning.step === 'start') return null
  const running = [cleaning.saving, cleaning.check].find((work) => work.status === 'running')
  return running ? fractionDone(running.progress) : null
}
