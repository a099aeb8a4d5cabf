import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performTask } from '../../electron/core/jobs/perform-task.ts'
import { readyInput } from '../../electron/core/jobs/ready-input.ts'
import type { TaskMap } from '../../electron/core/jobs/tasks.ts'
import { openXlsx } from '../../electron/core/reading/formats/xlsx.ts'
import { openZip } from '../../electron/core/reading/formats/zip-archive.ts'
import { recordReviewedConsents } from '../../electron/core/store/events/consent.ts'
import { recordHashedList } from '../../electron/core/store/merging/foreign-lists.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { closeStore, openStore } from '../../electron/core/store/opening/open.ts'
import { AppError } from '../../shared/errors.ts'
import { plainRules, type ListFormat } from '../../shared/model.ts'
import {
  chanceFrom,
  hashOf,
  makeList,
  makeWorld,
  mustNotGet,
  spelledForLedger,
  type Chance,
  type Person,
  type TrueList,
  type World,
} from './truthful-lists.ts'

const LISTS_A_LEDGER = 25
const clock = () => new Date('2026-11-24T12:00:00.000Z')
const details = {
  reason: 'lost_interest',
  source: 'customer_message',
  note: '',
  happenedAt: null,
  operator: 'Ana',
} as const

export interface Totals {
  lists: number
  refused: number
  rows: number
  kept: number
  optedOut: number
  weni: number
  workbooks: number
}

/**
 * Cleans lists whose truth is known, by the real job and real files, until one is cleaned wrongly.
 *
 * @param parent where the ledgers and lists may stand; all of it is removed
 * @throws Error that names the seed and what is wrong
 */
export async function cleanTruthfully(
  parent: string,
  from: number,
  lists: number,
): Promise<Totals> {
  const totals: Totals = {
    lists: 0,
    refused: 0,
    rows: 0,
    kept: 0,
    optedOut: 0,
    weni: 0,
    workbooks: 0,
  }
  for (let first = from; first < from + lists; first += LISTS_A_LEDGER) {
    const folder = mkdtempSync(join(parent, 'verdade-'))
    try {
      const chance = chanceFrom(first)
      const world = makeWorld(chance)
      tellLedger(folder, world, chance)
      for (let seed = first; seed < Math.min(first + LISTS_A_LEDGER, from + lists); seed++) {
        const place = join(folder, String(seed))
        mkdirSync(place)
        await cleanOne(folder, place, world, seed, totals).catch((thrown: unknown) => {
          throw new Error(`Seed ${seed}`, { cause: thrown })
        })
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return totals
}

function tellLedger(folder: string, { people }: World, chance: Chance): void {
  const db = openStore(folder, clock)
  try {
    const consented = people.filter((person) => person.consented)
    const said = {
      scope: 'everything',
      source: 'customer_message',
      note: 'x',
      evidence: 'y',
    } as const
    const more = { ...said, happenedAt: null, operator: 'Ana' }
    const entries = consented.map((person) => spelledForLedger(person, chance))
    recordReviewedConsents(db, entries, more, entries.length, clock)
    const scopes = new Set(people.flatMap(({ optedOut }) => optedOut))
    for (const scope of scopes) {
      const out = people.filter(({ optedOut }) => optedOut.includes(scope))
      const openly = out.filter(({ known }) => known === 'openly')
      recordOptOuts(
        db,
        openly.map((person) => spelledForLedger(person, chance)),
        { ...details, scope },
        clock,
      )
      for (const kind of ['sha256', 'md5'] as const) {
        const hashes = out
          .filter(({ known }) => known === kind)
          .map((person) => hashOf(person, chance))
        const layer = 'partner:Rede Sul'
        if (hashes.length > 0)
          recordHashedList(db, kind, hashes, { ...details, scope, layer }, clock)
      }
    }
  } finally {
    closeStore(db)
  }
}

async function cleanOne(
  dataDir: string,
  place: string,
  world: World,
  seed: number,
  totals: Totals,
): Promise<void> {
  const chance = chanceFrom(seed ^ 0x5eed)
  const list = makeList(world, chance)
  const path = join(place, list.name)
  writeFileSync(path, list.bytes)
  const formats: ListFormat[] = [
    'same',
    ...(chance.is(0.3) ? (['weni-csv'] as const) : []),
    ...(chance.is(0.1) ? (['weni-xlsx'] as const) : []),
  ]
  const input: TaskMap['clean']['input'] = {
    dataDir,
    trust: null,
    file: { path, name: list.name },
    list: { reading: {}, phoneColumns: null, country: 'BR' },
    rules: { ...plainRules, ...list.rules },
    category: 'marketing',
    targets: {
      stem: null,
      folder: place,
      chosen: {},
      parts: ['clean', 'removed', 'review', 'verdicts', 'report'],
      formats,
      recordsPerFile: 7,
      zip: false,
      replace: false,
    },
    operator: 'Ana',
    uploaded: false,
    redoOf: null,
    appVersion: '0.1.0',
    locale: 'pt-BR',
  }
  totals.lists++
  totals.rows += list.rows.length
  let report: TaskMap['clean']['output']['report']
  let files: TaskMap['clean']['output']['files']
  try {
    const call = await readyInput({ name: 'clean', input })
    const hooks = { onProgress() {}, cancelled: () => false }
    ;({ report, files } = (await performTask(call, hooks)).value as TaskMap['clean']['output'])
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    if (thrown.code === 'internal' || thrown.code === 'counts_do_not_add_up') throw thrown
    const left = readdirSync(place).filter((name) => name !== list.name)
    if (left.length > 0) throw new Error(`Refused, and ${left.join(', ')} left`, { cause: thrown })
    totals.refused++
    return
  }
  const texts = new Map<string, string>()
  for (const { path: made } of files) texts.set(made, await textOf(made, list))
  const idsIn = (role: string, format: ListFormat = 'same', verdict: string | null = null) =>
    files
      .filter((file) => file.role === role && file.format === format && file.verdict === verdict)
      .flatMap(({ path: made }) => texts.get(made)?.match(/R\d{5}Z/g) ?? [])
  const kept = idsIn('clean')
  const removed = idsIn('removed')
  const review = idsIn('review')
  const forWeni = [idsIn('clean', 'weni-csv'), idsIn('clean', 'weni-xlsx')]
  const byId = new Map(list.rows.map((row) => [row.id, row]))
  const isOut = (person: Person) => mustNotGet(person, list.rules)
  const say = (what: string) => {
    throw new Error(`${what}: ${JSON.stringify({ rules: list.rules, counts: report.counts })}`)
  }

  for (const id of new Set([...kept, ...forWeni.flat()])) {
    const row = byId.get(id)
    if (row === undefined || row.named.some(isOut)) say(`${id} opted out and stayed`)
    else if (list.rules.requireOptIn && row.named.some(({ consented }) => !consented)) {
      say(`${id} never consented and stayed`)
    }
  }
  const rest = (ids: readonly string[]) => ids.filter((id) => !list.likeTitles.includes(id))
  const everywhere = rest([...kept, ...removed, ...review]).toSorted()
  const written = rest(list.rows.map(({ id }) => id))
  if (JSON.stringify(everywhere) !== JSON.stringify(written)) {
    say(`Rows lost or twice: ${everywhere.join()} of ${written.join()}`)
  }
  const { read, ...counts } = report.counts
  const sum = Object.values(counts).reduce((total, count) => total + count, 0)
  if (sum !== read) say('The counts do not add up')
  const isExact = !list.torn && list.likeTitles.length === 0
  if (isExact && counts.kept !== kept.length) say('Not as many kept as counted')
  for (const ids of forWeni.map(rest)) {
    const isSome = new Set(ids).size === ids.length && ids.every((id) => kept.includes(id))
    if (!isSome) say('Weni gets others')
  }
  for (const code of Object.keys(counts)) {
    if (code === 'kept' || !isExact) continue
    const ids = idsIn('verdict', 'same', code)
    if (ids.length !== counts[code as keyof typeof counts]) say(`Not as many ${code} as counted`)
    if (code !== 'suppressed') continue
    for (const id of ids) if (!byId.get(id)?.named.some(isOut)) say(`${id} did not opt out`)
  }
  if (isExact) checkNobodyIsLost(list, new Set(kept), isOut, say)
  if (list.name.endsWith('.csv')) {
    const clean = files.find(({ role, format }) => role === 'clean' && format === 'same')
    const expected = [
      list.headBytes,
      ...list.rows.filter(({ id }) => kept.includes(id)).map(({ bytes }) => bytes),
    ]
    if (!list.torn && !readFileSync(clean?.path ?? '').equals(Buffer.concat(expected)))
      say('Kept rows are not as they were')
  } else totals.workbooks++
  totals.kept += kept.length
  totals.optedOut += list.rows.filter(({ named }) => named.some(isOut)).length
  totals.weni += forWeni.flat().length
}

/** Whoever may get the message, is written plainly and comes first is not to be left out either. */
function checkNobodyIsLost(
  { rows, rules }: TrueList,
  kept: ReadonlySet<string>,
  isOut: (person: Person) => boolean,
  say: (what: string) => void,
): void {
  const before = new Set<Person>()
  for (const { id, named, plain } of rows) {
    const isFirst = rules.keepDuplicates || named.every((person) => !before.has(person))
    const may = named.every((person) => !isOut(person) && (!rules.requireOptIn || person.consented))
    if (plain && named.length > 0 && isFirst && may && !kept.has(id)) say(`${id} was left out`)
    for (const person of named) before.add(person)
  }
}

async function textOf(path: string, { encoding, name }: TrueList): Promise<string> {
  const bytes = readFileSync(path)
  if (path.endsWith('.xlsx')) {
    const workbook = await openXlsx(await openZip(path, 'x'))
    const lines: string[] = []
    for await (const { cells } of workbook.rows(workbook.sheets[0] ?? ''))
      lines.push(cells.join('\t'))
    return lines.join('\n')
  }
  const isText = name.endsWith('.csv') && bytes.includes(0)
  if (!isText || encoding === 'utf-8' || encoding === 'windows-1252')
    return bytes.toString('latin1')
  return (encoding === 'utf-16be' ? Buffer.from(bytes).swap16() : bytes).toString('utf16le')
}
