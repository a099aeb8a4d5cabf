/**
 * How fast a list is cleaned, beside other ways to do the same, all in one run:
 *
 *   npm run bench -- [--rows N] [--optouts N] [--repeat N] [--only engine,duckdb,…] [--json]
 *
 * Without `--rows`: a million rows against a million opt-outs, and then ten million. What is timed are
 * whole processes, one after the other and in turns, so that a busy moment hits everybody; quote the
 * ratios. Each one's clean list is compared with the truth, which the generator knows.
 *
 * Fails when a row of ours is wrong, whatever the times.
 */
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cli, findContestants, type Contestant } from './contestants.ts'
import { generateList, type GeneratedList } from './generate-list.ts'
import { measure, median, type Measured } from './measure.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    optouts: { type: 'string', default: '1000000' },
    repeat: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

interface Standing {
  readonly contestant: Contestant
  readonly runs: Measured[]
  /** Rows that it kept and should not have, and the other way round; `null` for a copy. */
  wrong: { readonly kept: number; readonly left: number } | null
}

/** What is promised of the whole command, by the number of rows. */
const goals: readonly {
  readonly rows: number
  readonly peak: number
  readonly faster: Readonly<Record<string, number>>
}[] = [
  { rows: 1_000_000, peak: 192, faster: { duckdb: 2.5, papaparse: 12 } },
  { rows: 10_000_000, peak: 320, faster: { duckdb: 8 } },
]

const sizes = values.rows === undefined ? [1_000_000, 10_000_000] : [Number(values.rows)]
for (const rows of sizes) {
  const repeat = Number(values.repeat ?? (rows > 2_000_000 ? 1 : 3))
  await bench(rows, Number(values.optouts), repeat)
}

async function bench(rows: number, optOuts: number, repeat: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lista-limpa-bench-'))
  try {
    const list = generateList({ folder, rows, optOuts, encoding: 'utf-8' })
    const dataDir = join(folder, 'dados')
    const ours = ['--data-dir', dataDir, '--yes', '--quiet']
    await measure(process.execPath, [cli, ...ours, 'optout', 'import', list.optOuts])
    const only = values.only?.split(',') ?? null
    const { contestants, missing } = findContestants(list, dataDir, only)
    const standings = contestants.map((contestant): Standing => {
      return { contestant, runs: [], wrong: null }
    })
    for (let turn = 0; turn < repeat; turn++) {
      for (const standing of standings) await runOnce(standing, folder, list, turn === 0)
    }
    if (values.json) console.log(JSON.stringify(standings.map(summaryOf)))
    else print(rows, optOuts, repeat, standings, missing)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runOnce(
  standing: Standing,
  folder: string,
  list: GeneratedList,
  check: boolean,
): Promise<void> {
  const { contestant, runs } = standing
  const out = join(folder, contestant.id)
  mkdirSync(out)
  const [command, ...args] = contestant.command(out)
  runs.push(await measure(command, args))
  if (check && contestant.cleanIn !== null) {
    const clean = contestant.cleanIn(out)
    standing.wrong = await compareWithTruth(clean, list)
    if (contestant.id === 'engine') await assertExact(clean, standing.wrong, list)
  }
  rmSync(out, { recursive: true })
}

/** Every row carries its number in its e-mail address, whatever a program did to its quotes. */
async function compareWithTruth(clean: string, { keptRows }: GeneratedList) {
  const seen = new Uint8Array(keptRows.length)
  let kept = 0
  let rest = ''
  for await (const part of createReadStream(clean, {
    encoding: 'latin1',
    highWaterMark: 1 << 20,
  })) {
    const text = rest + String(part)
    let end = 0
    for (const found of text.matchAll(/cliente(\d+)@/g)) {
      end = found.index + found[0].length
      const row = Number(found[1])
      const bit = 1 << (row & 7)
      if (((keptRows[row >> 3] ?? 0) & bit) === 0) kept++
      else seen[row >> 3] = (seen[row >> 3] ?? 0) | bit
    }
    rest = text.slice(Math.max(end, text.length - 32))
  }
  let left = 0
  for (const [index, truth] of keptRows.entries()) left += bitsIn(truth & ~(seen[index] ?? 0))
  return { kept, left }
}

function bitsIn(byte: number): number {
  let bits = 0
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1
  return bits
}

/** Ours has to be right to the byte. */
async function assertExact(
  clean: string,
  wrong: NonNullable<Standing['wrong']>,
  { cleanSha256 }: GeneratedList,
): Promise<void> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(clean)) hash.update(part as Uint8Array)
  if (hash.digest('hex') === cleanSha256) return
  console.error(`The clean list is not the right one: ${JSON.stringify(wrong)}`)
  process.exitCode = 1
}

function summaryOf({ contestant, runs, wrong }: Standing) {
  const of = (pick: (run: Measured) => number | null) => {
    const known = runs.map(pick).filter((number) => number !== null)
    return known.length === 0 ? null : median(known)
  }
  return {
    id: contestant.id,
    seconds: of((run) => run.seconds),
    cpu: of((run) => run.cpu),
    peak: of((run) => run.peak),
    wrong,
  }
}

function print(
  rows: number,
  optOuts: number,
  repeat: number,
  standings: readonly Standing[],
  missing: readonly string[],
): void {
  const count = (number: number) => number.toLocaleString('en')
  const memory = Math.round(totalmem() / 2 ** 30)
  console.log(
    `\n${count(rows)} rows × ${count(optOuts)} opt-outs, median of ${repeat}; ` +
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${memory} GB\n`,
  )
  const summaries = standings.map(summaryOf)
  const ours = summaries.find(({ id }) => id === 'engine')
  const ratio = (seconds: number | null) =>
    ours?.seconds && seconds !== null ? `${(seconds / ours.seconds).toFixed(2)} x` : ''
  const table = [
    ['', 'wall', 'to ours', 'CPU', 'peak', 'wrongly kept', 'wrongly left out'],
    ...standings.map(({ contestant }, index) => {
      const { seconds = null, cpu = null, peak = null, wrong = null } = summaries[index] ?? {}
      return [
        contestant.title,
        `${(seconds ?? 0).toFixed(2)} s`,
        ratio(seconds),
        cpu === null ? '?' : `${cpu.toFixed(2)} s`,
        peak === null ? '?' : `${Math.round(peak)} MB`,
        wrong === null ? '' : count(wrong.kept),
        wrong === null ? '' : count(wrong.left),
      ]
    }),
  ]
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  )
  for (const line of table) {
    const [name = '', ...cells] = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    console.log([name, ...cells].join('  '))
  }
  for (const line of missing) console.log(`left out: ${line}`)

  const goal = goals.find((one) => one.rows === rows)
  if (!goal || !ours?.seconds) return
  console.log('')
  for (const [id, times] of Object.entries(goal.faster)) {
    const seconds = summaries.find((one) => one.id === id)?.seconds
    if (seconds) say(seconds / ours.seconds >= times, `at least ${times} x faster than ${id}`)
  }
  if (ours.peak !== null) say(ours.peak <= goal.peak, `at most ${goal.peak} MB`)
}

function say(met: boolean, goal: string): void {
  console.log(`${met ? 'met    ' : 'NOT MET'}  ${goal}`)
}
