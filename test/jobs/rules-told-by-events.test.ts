import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { performTask } from '../../electron/core/jobs/perform-task.ts'
import type { TaskMap } from '../../electron/core/jobs/tasks.ts'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { releaseAccount } from '../../electron/core/store/events/release.ts'
import { settleBlocks } from '../../electron/core/store/events/temporary-blocks.ts'
import { exportChanges } from '../../electron/core/store/merging/export-changes.ts'
import { mergeChanges, previewMerge } from '../../electron/core/store/merging/merge.ts'
import { closeStore, openStore, type WriteDb } from '../../electron/core/store/opening/open.ts'
import { AppError } from '../../shared/errors.ts'
import { plainRules, type Account, type CleanReport, type Scope } from '../../shared/model.ts'
import { tempFolder } from '../cleaning/temp-folder.ts'

/**
 * Cleanings by every rule of a shop, with ledgers of two computers whose clocks stray, against a count
 * that reads the bare events and knows nothing of the product's tables and queries.
 */

const people: readonly { readonly cell: string; readonly account: Account }[] = [
  ...[5511987654321, 5521976543210, 5531965432109, 5541987650001, 5585999990002].map((key) => ({
    cell: `+${key}`,
    account: { kind: 'tel', key } as const,
  })),
  { cell: 'BR.1502576394655843', account: { kind: 'bsuid', value: 'BR.1502576394655843' } },
  { cell: '77123456789012@lid', account: { kind: 'lid', value: '77123456789012@lid' } },
]
const scopes: readonly Scope[] = [
  'everything',
  'marketing',
  'topic:promoções',
  'topic:cobrança',
  'sender:551140042000',
]
const sendings: readonly (readonly Scope[])[] = [
  [],
  ['topic:Promocoes'],
  ['topic:cobrança', 'topic:promoções'],
  ['sender:+55 11 4004-2000'],
  ['topic:cobrança', 'sender:551133330000'],
]
const layers = ['own', 'own', 'law:procon-sp', 'partner:loja'] as const

const step = fc.record({
  what: fc.constantFrom(
    'out',
    'out',
    'out',
    'block',
    'in',
    'in',
    'release',
    'expire',
    'merge',
    'clean',
    'clean',
    'clean',
    'redo',
  ),
  side: fc.nat(1),
  who: fc.uniqueArray(fc.nat(people.length - 1), { minLength: 1, maxLength: 3 }),
  scope: fc.nat(scopes.length - 1),
  layer: fc.nat(layers.length - 1),
  /** Minutes by which a clock goes on, or back. */
  clock: fc.oneof(fc.nat(30), fc.constant(0), fc.integer({ min: -90, max: 0 })),
  sending: fc.nat(sendings.length - 1),
  requireOptIn: fc.boolean(),
  maxPerWeek: fc.constantFrom(null, 1, 2),
  asOf: fc.oneof(fc.constant(null), fc.constant(null), fc.nat(1000)),
  pick: fc.nat(20),
})
type Step = ReturnType<typeof step.generate>['value']

/** `RUNS=500` looks longer. */
const RUNS = Number(process.env['RUNS'] ?? 30)

interface Event {
  readonly id: number
  readonly batch: number
  readonly kind: string
  readonly scope: Scope
  readonly layer: string
  readonly who: string
  readonly since: number
  readonly recorded: number
  readonly target: number | null
}

/** What stands at a place. */
function pick<Thing>(things: readonly Thing[], at: number): Thing {
  const thing = things[at]
  if (thing === undefined) throw new Error('Nothing stands there')
  return thing
}

const nameOf = (account: Account) =>
  account.kind === 'tel' ? String(account.key) : `${account.kind}:${account.value}`

function eventsOf(db: WriteDb): Event[] {
  return db.sqlite
    .prepare<[], Event>(
      `SELECT e.id, e.batch, b.kind, s.name AS scope, b.layer, e.target, b.recorded_at AS recorded,
         iif(e.account > 0, e.account, (SELECT kind || ':' || value FROM named_account WHERE id = -e.account)) AS who,
         ifnull(e.happened_at, b.happened_at) AS since
       FROM event e JOIN batch b ON b.id = e.batch JOIN scope s ON s.id = b.scope ORDER BY e.id`,
    )
    .all()
    .map((event) => ({ ...event, who: String(event.who) }))
}

const digits = (text: string) => text.replace(/\D/g, '').slice(-8)
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-z:]/gi, '')
    .toLowerCase()

/** Whether an opt-out speaks against a sending of these scopes. */
function speaksAgainst(optOut: Scope, sending: readonly Scope[]): boolean {
  const [kind = ''] = optOut.split(':')
  const alike = sending.filter((scope) => scope.startsWith(`${kind}:`))
  if (kind === 'topic') {
    return alike.length === 0 || alike.some((scope) => folded(scope) === folded(optOut))
  }
  if (kind === 'sender') {
    return alike.length === 0 || alike.some((scope) => digits(scope) === digits(optOut))
  }
  return true
}

interface Rules {
  readonly scopes: readonly Scope[]
  readonly requireOptIn: boolean
  readonly maxPerWeek: number | null
  readonly asOf: string | null
}

interface PastRun {
  readonly first: number
  readonly kept: ReadonlySet<string>
}

/** The fate of one person by the bare events. */
function fateOf(who: string, all: readonly Event[], runs: readonly PastRun[], rules: Rules) {
  const moment = rules.asOf === null ? Infinity : Date.parse(rules.asOf)
  // Batches are numbered in the order in which they came, whatever a clock said.
  const known = (event: Event) =>
    all.some(({ batch, recorded }) => batch >= event.batch && recorded <= moment)
  const theirs = all.filter((event) => event.who === who)
  const standing = theirs.filter(
    (event) =>
      event.kind === 'opt_out' &&
      known(event) &&
      speaksAgainst(event.scope, rules.scopes) &&
      !all.some((lift) => lift.target === event.id && known(lift)),
  )
  if (standing.length > 0) return { code: 'suppressed', standing }
  const topics = rules.scopes.filter((scope) => scope.startsWith('topic:'))
  const enough = ['everything', 'marketing', ...(topics.length === 1 ? topics : [])]
  const consented = theirs.some(
    (event) =>
      event.kind === 'opt_in' &&
      known(event) &&
      enough.includes(event.scope) &&
      !all.some((lift) => lift.target === event.id && known(lift)),
  )
  if (rules.requireOptIn && !consented) return { code: 'no_consent', standing }
  const lists = new Map(runs.map((run) => [run.first, run]))
  const count = [...lists.values()].filter(({ kept }) => kept.has(who)).length
  // Cleanings here are of this minute: none is of the week before a past day.
  const isOver = rules.maxPerWeek !== null && rules.asOf === null && count >= rules.maxPerWeek
  return { code: isOver && /^\d/.test(who) ? 'over_limit' : 'kept', standing }
}

const listNames: Record<string, string> = {
  own: 'Descadastrados da loja',
  'law:procon-sp': 'Lista da lei: Procon-SP “Não me Ligue”',
  'partner:loja': 'Lista de loja',
}

class Shop {
  // A thousand small changes are not to wait for the disk.
  readonly root = tempFolder(existsSync('/dev/shm') ? '/dev/shm' : undefined)
  readonly sides = [0, 1].map((at) => ({
    folder: join(this.root, `dados-${at}`),
    now: Date.now() - 6 * 3_600_000,
    runs: [] as (PastRun & { readonly rules: Rules })[],
  }))
  runs = 0
  found: string[] = []

  with<T>(at: number, use: (db: WriteDb, clock: () => Date) => T): T {
    const side = this.sides[at] ?? pick(this.sides, 0)
    const clock = () => new Date((side.now += 1000))
    const db = openStore(side.folder, clock)
    try {
      return use(db, clock)
    } finally {
      closeStore(db)
    }
  }

  take(given: Step): Promise<void> | void {
    const side = pick(this.sides, given.side)
    side.now = Math.min(side.now + given.clock * 60_000, Date.now() - 60_000)
    const scope = pick(scopes, given.scope)
    const who = given.who.map((at) => pick(people, at))
    const entries = who.map(({ account, cell }) => ({ account, written: cell }))
    const common = { scope, note: 'x', operator: '', happenedAt: null }
    switch (given.what) {
      case 'out':
      case 'block':
        return this.with(given.side, (db, clock) => {
          const layer = given.what === 'block' ? 'own' : pick(layers, given.layer)
          const until = given.what === 'block' ? new Date(side.now + 60_000).toISOString() : null
          const said = { reason: 'other', source: 'typed_by_attendant', layer, until } as const
          recordOptOuts(db, entries, { ...common, ...said }, clock)
        })
      case 'in':
        return this.with(given.side, (db, clock) => {
          const said = {
            source: 'typed_by_attendant',
            evidence: 'ficha',
            layer: pick(layers, given.layer),
          } as const
          recordConsent(db, pick(entries, 0), { ...common, ...said }, clock)
        })
      case 'release':
        return this.with(given.side, (db, clock) =>
          unlessRefused(() =>
            releaseAccount(db, pick(who, 0).account, { scope, note: 'x', operator: '' }, clock),
          ),
        )
      case 'expire':
        return void this.with(given.side, (db, clock) => settleBlocks(db, clock))
      case 'merge':
        return this.merge(given.side)
      default:
        return this.clean(given)
    }
  }

  merge(into: number): void {
    const path = join(this.root, 'troca')
    this.with(1 - into, (db, clock) => {
      unlessRefused(() => writeFileSync(path, exportChanges(db, { name: 'outro' }, clock)))
    })
    this.with(into, (db, clock) => {
      const { freed, sender } = previewMerge(db, path, clock)
      mergeChanges(db, path, { operator: '', trust: sender.fingerprint, confirmed: freed }, clock)
    })
  }

  /** Cleans a list of everybody, anew or as a run before, and compares with the bare events. */
  async clean(given: Step): Promise<void> {
    const side = pick(this.sides, given.side)
    const events = this.with(given.side, (db) => eventsOf(db))
    const earlier =
      given.what === 'redo' ? side.runs.at(given.pick % Math.max(1, side.runs.length)) : undefined
    const moments = [...new Set(events.map(({ recorded }) => recorded))].toSorted((a, b) => a - b)
    const past = given.asOf === null ? undefined : moments[given.asOf % Math.max(1, moments.length)]
    const rules: Rules = {
      scopes: pick(sendings, given.sending),
      requireOptIn: given.requireOptIn,
      maxPerWeek: given.maxPerWeek,
      ...earlier?.rules,
      asOf: past === undefined ? null : new Date(past).toISOString(),
    }
    const others =
      earlier === undefined ? side.runs : side.runs.filter(({ first }) => first !== earlier.first)
    const expected = people.map(({ account }) => fateOf(nameOf(account), events, others, rules))

    const folder = join(this.root, `saída-${++this.runs}`)
    mkdirSync(folder)
    const path = join(folder, 'lista.csv')
    writeFileSync(path, `fone\n${people.map(({ cell }) => `${cell}\n`).join('')}`)
    const redoOf = earlier === undefined ? null : side.runs.indexOf(earlier) + 1
    const { run, report } = await cleaned(side.folder, path, rules, redoOf)
    rmSync(path)

    const removed = readFileSync(join(folder, 'lista-removidos.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
    const got = people.map(({ cell }) =>
      removed.find((line) => line.startsWith(`${cell},`) || line.startsWith(`${cell};`)),
    )
    expect(
      got.map(
        (line) => /[,;](suppressed|no_consent|over_limit)[,;]/.exec(line ?? '')?.[1] ?? 'kept',
      ),
    ).toEqual(expected.map(({ code }) => code))
    for (const [at, line] of got.entries()) {
      const { code, standing } = pick(expected, at)
      if (code !== 'suppressed') continue
      const list = line?.split(/[,;]/).at(-1) ?? ''
      expect(standing.map(({ layer }) => listNames[layer])).toContain(list)
    }
    expect(report.counts.kept).toBe(expected.filter(({ code }) => code === 'kept').length)
    this.found.push(...expected.map(({ code }) => code))
    const kept = new Set(
      people.map(({ account }) => nameOf(account)).filter((_, at) => expected[at]?.code === 'kept'),
    )
    side.runs.push({ first: earlier?.first ?? run, kept, rules })
    expect(side.runs.length).toBe(run)
  }
}

function unlessRefused(work: () => unknown): void {
  try {
    work()
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
  }
}

async function cleaned(dataDir: string, path: string, rules: Rules, redoOf: number | null) {
  const input: TaskMap['clean']['input'] = {
    dataDir,
    trust: null,
    file: { path, name: 'lista.csv' },
    list: { reading: {}, phoneColumns: [{ index: 0, mode: 'national' }], country: 'BR' },
    rules: { ...plainRules, ...rules, scopes: [...rules.scopes] },
    category: 'marketing',
    targets: {
      stem: null,
      folder: join(path, '..'),
      chosen: {},
      parts: ['clean', 'removed'],
      formats: ['same'],
      recordsPerFile: 25_000,
      zip: false,
      replace: false,
    },
    operator: '',
    uploaded: false,
    redoOf,
    appVersion: '0',
    locale: 'pt-BR',
  }
  const done = await performTask(
    { name: 'clean', input },
    { onProgress() {}, cancelled: () => false },
  )
  return done.value as { readonly run: number; readonly report: CleanReport }
}

test(
  'cleanings by every rule do what the bare events say, on two computers with straying clocks',
  { timeout: 120_000 },
  async () => {
    const found = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 22 }), async (steps) => {
        const shop = new Shop()
        for (const at of [0, 1]) {
          // A ledger that knows somebody whom no list names.
          shop.with(at, (db, clock) =>
            recordOptOuts(
              db,
              [{ account: { kind: 'tel', key: 5511900000009 }, written: '' }],
              {
                scope: 'everything',
                reason: 'other',
                source: 'import',
                note: '',
                happenedAt: null,
                operator: '',
              },
              clock,
            ),
          )
        }
        for (const one of steps) await shop.take(one)
        await shop.clean({ ...pick(steps, 0), what: 'clean' })
        for (const code of shop.found) found.set(code, (found.get(code) ?? 0) + 1)
        rmSync(shop.root, { recursive: true, force: true })
      }),
      { numRuns: RUNS },
    )
    for (const code of ['suppressed', 'no_consent', 'over_limit', 'kept']) {
      // How often is chance; that each came up at all is not.
      expect(found.get(code) ?? 0, code).toBeGreaterThan(0)
    }
  },
)
