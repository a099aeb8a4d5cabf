import { canHold, OWN_LAYER } from '../../../shared/consent/layers.ts'
import type { ImportQuestion, ImportReport } from '../../../shared/contract/optouts.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock, type Clock } from '../clock.ts'
import { sha256OfFile } from '../files/sha256.ts'
import { takeBackup } from '../store/backups/backups.ts'
import { findBatchBySha256 } from '../store/events/batches.ts'
import { change } from '../store/events/change.ts'
import { countHashesKnown, effectOf, nothingSeen, type Effect } from '../store/asking/effect.ts'
import { recordHashedList, recordLawList } from '../store/merging/foreign-lists.ts'
import { findImport } from '../store/events/imports.ts'
import { toMs } from '../store/database/instants.ts'
import { recordOptOuts, type OptOutEntries } from '../store/events/ledger.ts'
import { closeStore, openStore, type WriteDb } from '../store/opening/open.ts'
import { countSuppressed } from '../store/asking/suppression.ts'
import { gatherOptOuts, type GatheredOptOuts, type OptOutGroup } from './gather-optouts.ts'
import { recogniseOptOutFile, type OptOutFile } from './optout-file.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['importOptOuts']['input']
type Outcome = Effect & Pick<ImportReport, 'batch' | 'outside' | 'exempt'>

/** From here on an import is large enough to be worth a backup first. */
const LARGE = 1000

/**
 * Takes a file of opt-outs into the ledger: everybody whom the file says is out, in one
 * transaction, or nothing at all.
 *
 * @throws AppError `optouts_not_understood`, `optouts_status_unclear`, `optouts_every_row`,
 * `optouts_dates_unclear` when a person has to decide first, and why the file cannot be read
 */
export function importOptOuts(input: Input, hooks: Hooks): ImportReport {
  const { dataDir, file, list, choices, dryRun } = input
  const recognised = recogniseOptOutFile(file, list, choices)
  const sha256 = sha256OfFile(file.path)
  const gathered = gatherOptOuts(input, recognised, hooks)
  if (sha256OfFile(file.path) !== sha256) {
    throw new AppError('file_changed_while_reading', { file: file.name })
  }
  const questions = questionsOf(input, recognised, gathered)

  const db = openStore(dataDir, systemClock)
  try {
    const earlier = findBatchBySha256(db, sha256)
    const report = {
      ...gathered.counts,
      problems: [...gathered.problems],
      earlierBatch: earlier === null ? null : findImport(db, earlier).first.id,
      file: fileView(recognised, gathered),
    }
    if (dryRun) return { ...report, questions, ...foresee(db, gathered.groups) }
    refuseOpenQuestions(questions, input, gathered)
    const { read: rows } = gathered.counts
    hooks.onProgress({ phase: 'saving', done: 0, total: 0, rows })
    const named = { name: file.name, sha256 }
    return { ...report, questions: [], ...record(db, gathered.groups, named, systemClock) }
  } finally {
    closeStore(db)
  }
}

/** What nobody but a person can answer. */
function questionsOf(
  { choices }: Input,
  recognised: OptOutFile,
  { counts, dates }: GatheredOptOuts,
): ImportQuestion[] {
  const datesDoubtful = dates !== null && (!dates.certain || dates.impossible > 0)
  const questions: [ImportQuestion, boolean][] = [
    ['every_row', recognised.everyRowDoubtful],
    ['status_unclear', counts.unclear > 0],
    ['dates_unclear', datesDoubtful && choices.dates === undefined],
    ['not_understood', counts.notUnderstood > 0],
  ]
  return questions.flatMap(([question, isOpen]) => (isOpen ? [question] : []))
}

function refuseOpenQuestions(
  questions: readonly ImportQuestion[],
  { file, details }: Input,
  { counts, dates }: GatheredOptOuts,
): void {
  const mayskip = details.onUnreadable === 'skip'
  for (const question of questions) {
    switch (question) {
      case 'every_row':
        throw new AppError('optouts_every_row', { file: file.name, count: counts.read })
      case 'dates_unclear':
        throw new AppError('optouts_dates_unclear', {
          file: file.name,
          impossible: dates?.impossible ?? 0,
        })
      case 'status_unclear':
        if (!mayskip) throw new AppError('optouts_status_unclear', { count: counts.unclear })
        break
      case 'not_understood':
        if (!mayskip) throw new AppError('optouts_not_understood', { count: counts.notUnderstood })
        break
      default:
        return question satisfies never
    }
  }
}

/** What recording would do; the ledger stays as it is. */
function foresee(db: WriteDb, groups: readonly OptOutGroup[]): Outcome {
  const outside = groups.reduce((sum, group) => sum + group.entries.length - held(group).length, 0)
  return { ...effects(db, groups, systemClock().getTime()), batch: null, outside, exempt: 0 }
}

function effects(db: WriteDb, groups: readonly OptOutGroup[], now: number): Effect {
  const seen = nothingSeen()
  const total = { created: 0, changed: 0, already: 0 }
  for (const group of groups) {
    const { details, hashes } = group
    const happenedAt = details.happenedAt === null ? now : toMs(details.happenedAt)
    const effect = effectOf(db, held(group), details.scope, happenedAt, seen)
    const hashed = countHashesKnown(db, hashes)
    total.created += effect.created + hashed.unknown
    total.changed += effect.changed
    total.already += effect.already + hashed.known
  }
  return total
}

/** The entries that their list can hold: another state's number on a state's list is a mistake. */
function held({ details, entries }: OptOutGroup): OptOutEntries {
  return details.layer === OWN_LAYER
    ? entries
    : [...entries].filter(({ account }) => canHold(details.layer, account))
}

function record(
  db: WriteDb,
  groups: readonly OptOutGroup[],
  batch: { readonly name: string; readonly sha256: string },
  clock: Clock,
): Outcome {
  const entries = groups.reduce((sum, group) => sum + group.entries.length, 0)
  if (entries >= LARGE && countSuppressed(db) > 0) takeBackup(db, 'import', clock)
  const now = clock()
  return change(db, () => {
    const outcome = { ...effects(db, groups, now.getTime()), outside: 0, exempt: 0 }
    let first: number | null = null
    for (const group of groups) {
      const recorded = recordGroup(db, group, batch, () => now)
      first ??= recorded.batch
      outcome.outside += recorded.outside
      outcome.exempt += recorded.exempt
    }
    return { ...outcome, batch: first }
  })
}

function recordGroup(
  db: WriteDb,
  { details, entries, hashes }: OptOutGroup,
  batch: { readonly name: string; readonly sha256: string },
  clock: Clock,
): Pick<Outcome, 'batch' | 'outside' | 'exempt'> {
  const said = { ...details, batch }
  const plain =
    entries.length === 0
      ? { batch: null, outside: 0, exempt: 0 }
      : details.layer === OWN_LAYER
        ? { ...recordOptOuts(db, entries, said, clock), outside: 0, exempt: 0 }
        : recordLawList(db, [...entries], said, clock)
  let first = plain.batch
  for (const kind of ['sha256', 'md5'] as const) {
    if (hashes[kind].length === 0) continue
    const hashed = recordHashedList(db, kind, hashes[kind], said, clock)
    first ??= hashed.batch
  }
  return { batch: first, outside: plain.outside, exempt: plain.exempt }
}

function fileView(
  { exporter, statusColumns, dateColumn, nameColumn, reasonColumn, header }: OptOutFile,
  { statusValues, dates }: GatheredOptOuts,
): ImportReport['file'] {
  const column = (index: number | null) =>
    index === null ? null : { index, name: header[index] ?? '' }
  return {
    exporter,
    statusColumns: statusColumns.map(({ index, name }) => ({ index, name })),
    statusValues,
    dateColumn: column(dateColumn),
    nameColumn: column(nameColumn),
    reasonColumn: column(reasonColumn),
    dates,
  }
}
