/** Lists that know the truth about themselves: which rows a correct cleaning keeps, byte for byte. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { VerdictCode } from '../../shared/model.ts'
import { noVerdicts } from '../../shared/verdict.ts'
import { digitsOf, writtenNumber } from './people.ts'

export interface GeneratedList {
  readonly list: string
  /** The opt-outs as people write them. */
  readonly optOuts: string
  /** The opt-outs as keys, for programs that have no rules of their own to read them with. */
  readonly keys: string
  /** A bit for every row that a correct cleaning keeps; the first row is bit 1. */
  readonly keptRows: Uint8Array
  /** SHA-256 of the file that a correct cleaning leaves. */
  readonly cleanSha256: string
  readonly counts: Readonly<Record<VerdictCode, number>>
}

interface Plan {
  readonly folder: string
  readonly rows: number
  readonly optOuts: number
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly seed?: number
}

const HEADER = 'nome;telefone;cidade;e-mail;última compra;valor;observação;cupom\r\n'
const names = ['Ana', 'João', 'Conceição', 'Luís', 'Márcia', 'Antônio', 'Inês', 'Sebastião']
const surnames = ['Araújo', 'da Silva', 'Gonçalves', 'Müller', 'Souza', 'Simões', 'Peçanha']
const cities = ['São Paulo', 'Goiânia', 'Belém', 'Maceió', 'Niterói', 'Florianópolis', 'Bauru']
const unreadable = ['98765', '(11) 9876', '11 98765-43210987', '(20) 98765-4321', '5,51199E+12']
const withoutNumber = ['', '', '', '-', 'não tem', ' ']

/**
 * Writes a list and the opt-outs to clean it with. About one row in seven is opted out, one in
 * forty repeats somebody, one in twenty has a number nobody can read or none, and one in fifty has
 * a line break inside a cell.
 */
export function generateList({ folder, rows, optOuts, encoding, seed = 1 }: Plan): GeneratedList {
  const chance = randomFrom(seed)
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T =>
    from[Math.floor(chance() * from.length)] ?? from[0]
  const paths = {
    list: join(folder, `lista-${rows}-${encoding}.csv`),
    optOuts: join(folder, `descadastrados-${optOuts}.csv`),
    keys: join(folder, `chaves-${optOuts}.csv`),
  }
  const bytesOf = (text: string) => Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1')

  writeRows(paths.optOuts, function* () {
    yield Buffer.from('telefone\n')
    for (let person = 0; person < optOuts; person++) {
      yield Buffer.from(`${writtenNumber(person, chance)}\n`)
    }
  })

  writeRows(paths.keys, function* () {
    yield Buffer.from('key\n')
    for (let person = 0; person < optOuts; person++) yield Buffer.from(`${digitsOf(person)}\n`)
  })

  const counts = noVerdicts()
  const keptRows = new Uint8Array((rows >> 3) + 1)
  const clean = createHash('sha256')
  const keptOnce = new Uint8Array(Math.ceil(rows / 8))
  let nextStranger = optOuts

  function nextRow(): { cell: string; verdict: VerdictCode } {
    const dice = chance()
    if (dice < 0.03) return { cell: pick(unreadable), verdict: 'invalid_number' }
    if (dice < 0.05) return { cell: pick(withoutNumber), verdict: 'no_number' }
    if (dice < 0.2 && optOuts > 0) {
      const person = Math.floor(chance() * optOuts)
      return { cell: writtenNumber(person, chance), verdict: 'suppressed' }
    }
    const strangers = nextStranger - optOuts
    const again = dice < 0.225 && strangers > 0
    const person = again ? optOuts + Math.floor(chance() * strangers) : nextStranger++
    const index = person - optOuts
    const bit = 1 << (index & 7)
    const seen = ((keptOnce[index >> 3] ?? 0) & bit) !== 0
    keptOnce[index >> 3] = (keptOnce[index >> 3] ?? 0) | bit
    return { cell: writtenNumber(person, chance), verdict: seen ? 'duplicate' : 'kept' }
  }

  writeRows(paths.list, function* () {
    clean.update(bytesOf(HEADER))
    yield bytesOf(HEADER)
    for (let row = 1; row <= rows; row++) {
      const { cell, verdict } = nextRow()
      const name = `${pick(names)} ${pick(surnames)}`
      const note = noteFor(row, chance())
      const bytes = bytesOf(
        `${name};${chance() < 0.05 ? `"${cell}"` : cell};${pick(cities)};cliente${row}@exemplo.com.br;` +
          `${10 + (row % 19)}/0${1 + (row % 9)}/2026;${row % 1000},90;${note};CUPOM${row % 97}\r\n`,
      )
      counts[verdict]++
      if (verdict === 'kept') {
        clean.update(bytes)
        keptRows[row >> 3] = (keptRows[row >> 3] ?? 0) | (1 << (row & 7))
      }
      yield bytes
    }
  })
  return { ...paths, keptRows, cleanSha256: clean.digest('hex'), counts }
}

function noteFor(row: number, dice: number): string {
  if (dice < 0.02) return `"ligar à tarde\nperguntar por ""Zé""; loja ${row % 7}"`
  return dice < 0.1 ? `"retirar; pagar em ${row % 12}x"` : 'cliente antiga, prefere manhã'
}

function writeRows(path: string, rows: () => Iterable<Uint8Array>): void {
  const file = openSync(path, 'w')
  const block: Uint8Array[] = []
  let size = 0
  const flush = () => {
    writeSync(file, Buffer.concat(block))
    block.length = size = 0
  }
  try {
    for (const row of rows()) {
      block.push(row)
      size += row.length
      if (size > 1 << 20) flush()
    }
    flush()
  } finally {
    closeSync(file)
  }
}

/** A repeatable source of numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
