/**
 * How fast cells become keys, beside the two libraries that people would use, all in one run.
 *
 *   npm run bench:identity [cells]
 *
 * Fails when a key is wrong on cells whose account is known, or when a ratio is below its aim.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { fastKey, fastKeyOfBytes } from '../../shared/identity/fast-path.ts'
import { identify } from '../../shared/identity/identify.ts'
import { truthCells, type TruthCell } from '../identity/truth.ts'

const PEER = 'google-libphonenumber'
const PEER_VERSION = '3.2.47'
const PASSES = 5
/** How many times as fast as libphonenumber-js/max we have to be. */
const FAST_PATH_AIM = 40
const NORMALISER_AIM = 4
const options = { country: 'BR', mode: 'national' } as const

/** A cell and where its bytes stand in `bytes`, as in a list that is read in blocks. */
interface Cell extends TruthCell {
  readonly start: number
  readonly end: number
}
/** Gives the key of a cell, or 0. */
type Contestant = (cell: Cell) => number

const count = Number(process.argv[2] ?? 200_000)
const cells: Cell[] = []
let end = 0
for (const cell of truthCells(count, 20_261_124)) {
  const start = end
  end += Buffer.byteLength(cell.text)
  cells.push({ ...cell, start, end })
}
const bytes = Buffer.from(cells.map(({ text }) => text).join(''))
const decided = cells.filter(({ text }) => fastKey(text, 'national') > 0)

const fastPath: Contestant = ({ text }) => fastKey(text, 'national')
const fastPathOfBytes: Contestant = ({ start, end }) =>
  fastKeyOfBytes(bytes, start, end, 'national')
const normaliser: Contestant = ({ text }) => {
  const key = fastKey(text, 'national')
  if (key > 0) return key
  const identity = identify(text, options)
  return identity.kind === 'tel' ? identity.key : 0
}
const library: Contestant = ({ text }) => {
  const number = parsePhoneNumberFromString(text, 'BR')
  return number?.isValid() ? Number(number.number.slice(1)) : 0
}

console.log(`Node ${process.version}, ${count} cells, best of ${PASSES} passes, cells per second`)
const share = ((100 * decided.length) / cells.length).toFixed(1)
console.log(`\nOn the ${share} % of the cells that the fast path decides`)
const plain = measure('libphonenumber-js/max', library, decided)
const fastRatios = [
  compare('fast path over text', fastPath, decided, plain),
  compare('fast path over bytes', fastPathOfBytes, decided, plain),
]

console.log('\nOn all cells')
const all = measure('libphonenumber-js/max', library, cells)
const wholeRatio = compare('whole normaliser', normaliser, cells, all)
const peer = loadPeer()
if (peer) compare(PEER, peer, cells, all)

console.log('\nWrong keys on the cells whose account is known')
const wrong = wrongKeys('whole normaliser', normaliser) + wrongWhereDecided()
wrongKeys('libphonenumber-js/max', library)
if (peer) wrongKeys(PEER, peer)
const isQuick = Math.min(...fastRatios) >= FAST_PATH_AIM && wholeRatio >= NORMALISER_AIM
if (!isQuick) console.log(`\nToo slow: the aims are ${FAST_PATH_AIM} x and ${NORMALISER_AIM} x`)
process.exitCode = wrong === 0 && isQuick ? 0 : 1

/** Cells per second of the best pass: noise of the machine only ever makes a pass slower. */
function measure(name: string, contestant: Contestant, over: readonly Cell[]): number {
  let best = Infinity
  let sum = 0
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now()
    for (const cell of over) sum += contestant(cell)
    best = Math.min(best, performance.now() - start)
  }
  if (sum === 0) throw new Error(`${name} read nothing`)
  const rate = (1000 * over.length) / best
  console.log(`  ${name.padEnd(24)} ${Math.round(rate).toLocaleString('en').padStart(12)}`)
  return rate
}

function compare(
  name: string,
  contestant: Contestant,
  over: readonly Cell[],
  base: number,
): number {
  const ratio = measure(name, contestant, over) / base
  console.log(`  ${''.padEnd(24)} ${`${ratio.toFixed(1)} x`.padStart(12)}`)
  return ratio
}

function wrongKeys(name: string, contestant: Contestant): number {
  const known = cells.filter(({ e164 }) => e164 !== null)
  let wrong = 0
  let none = 0
  for (const cell of known) {
    const key = contestant(cell)
    if (key === 0) none++
    else if (`+${key}` !== cell.e164) wrong++
  }
  console.log(`  ${name.padEnd(24)} ${wrong} wrong and ${none} not read of ${known.length}`)
  return wrong + none
}

function wrongWhereDecided(): number {
  const wrong = decided.filter((cell) => `+${fastPath(cell)}` !== cell.e164).length
  console.log(`  ${'fast path'.padEnd(24)} ${wrong} wrong of ${decided.length} decided`)
  return wrong
}

/** Google's own port is no dependency of ours: it is fetched into the cache, or left out. */
function loadPeer(): Contestant | null {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/bench/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const load = createRequire(folder)
  try {
    load.resolve(PEER)
  } catch {
    const name = `${PEER}@${PEER_VERSION}`
    const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
    spawnSync('npm', ['install', ...flags, name], { stdio: 'ignore', timeout: 120_000 })
  }
  try {
    const { PhoneNumberUtil, PhoneNumberFormat } = load(PEER)
    const util = PhoneNumberUtil.getInstance()
    return ({ text }) => {
      try {
        const number = util.parse(text, 'BR')
        return util.isValidNumber(number)
          ? Number(util.format(number, PhoneNumberFormat.E164).slice(1))
          : 0
      } catch {
        return 0
      }
    }
  } catch {
    console.log(`  ${PEER.padEnd(24)} skipped: it is not installed and cannot be fetched`)
    return null
  }
}
