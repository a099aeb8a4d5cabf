/**
 * What takes too long for every test run: a gigabyte inspected and cancelled, a million random
 * records read back, ten thousand damages. `node test/bench/reading.ts [gigabyte|random|damage]`
 */
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectList, openList, surveyList } from '../../electron/core/reading/list.ts'
import { AppError } from '../../shared/errors.ts'
import { contactTable, usualStyle, written } from '../reading/polluted.ts'
import { damaged, randomList } from '../reading/random-lists.ts'

const RECORDS = 1_000_000
const DAMAGES = 10_000
const GIGABYTE = 1 << 30
const SLOW_MS = 5000

const folder = mkdtempSync(join(tmpdir(), 'lista-limpa-bench-'))
const path = join(folder, 'lista.csv')
const file = { path, name: 'lista.csv' }
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(2)} s`
const memory = () => `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`
const parts = { gigabyte, random, damage }

try {
  const [wanted] = process.argv.slice(2)
  for (const [name, run] of Object.entries(parts))
    if (wanted === undefined || wanted === name) run()
} finally {
  rmSync(folder, { recursive: true })
}

function gigabyte(): void {
  const block = Buffer.from(
    written(
      { header: [], rows: contactTable(5000, 2).rows },
      { ...usualStyle, delimiter: ';' },
    ).slice(2),
  )
  const handle = openSync(path, 'w')
  writeSync(handle, 'Nome;Telefone;Cidade;Última compra;Observação\r\n')
  while (statSync(path).size < GIGABYTE) writeSync(handle, block)
  closeSync(handle)

  const first = performance.now()
  const { preview } = inspectList(file, {}, 'BR')
  console.log(
    `first ${preview.length} rows of ${statSync(path).size} bytes in ${seconds(first)}, ${memory()}`,
  )

  const whole = performance.now()
  const { records, faults } = surveyList(file, {}, 'BR', {
    onProgress() {},
    cancelled: () => false,
  })
  console.log(
    `${records} records, ${faults.length} faults, all read in ${seconds(whole)}, ${memory()}`,
  )

  let cancelledAt = 0
  let looks = 0
  try {
    surveyList(file, {}, 'BR', {
      onProgress() {},
      cancelled: () => ++looks > 50 && ((cancelledAt ||= performance.now()), true),
    })
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    console.log(`${thrown.code} within ${seconds(cancelledAt)} of the request`)
  }
}

function random(): void {
  const begin = performance.now()
  let records = 0
  let lists = 0
  for (let seed = 1; records < RECORDS; seed++) {
    const { bytes, rows, reading } = randomList(seed, 2000)
    writeFileSync(path, bytes)
    const list = openList(file, reading)
    let at = 0
    for (const record of list.records(() => {})) {
      const row = rows[at++]
      const same =
        row?.length === record.cellCount && row.every((cell, index) => cell === record.cell(index))
      if (!same) throw new Error(`seed ${seed}, record ${at} is not what was written`)
    }
    list.close()
    if (at !== rows.length) throw new Error(`seed ${seed}: ${at} records of ${rows.length}`)
    records += at
    lists++
  }
  console.log(
    `${records} random records in ${lists} lists read back in ${seconds(begin)}, ${memory()}`,
  )
}

function damage(): void {
  const begin = performance.now()
  let refused = 0
  let slowest = 0
  for (let seed = 1; seed <= DAMAGES; seed++) {
    const bytes = damaged(
      seed % 2 === 0
        ? randomList(seed, 30).bytes
        : Buffer.from(written(contactTable(30, seed), usualStyle)),
      seed,
    )
    writeFileSync(path, bytes)
    const one = performance.now()
    try {
      const list = openList(file, {})
      let size = list.headerBytes.length
      for (const record of list.records(() => {})) size += record.bytes.length
      list.close()
      if (size !== bytes.length) throw new Error(`seed ${seed}: ${size} of ${bytes.length} bytes`)
      inspectList(file, {}, 'BR')
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
      refused++
    }
    slowest = Math.max(slowest, performance.now() - one)
  }
  if (slowest > SLOW_MS) throw new Error(`one file took ${slowest} ms`)
  console.log(
    `${DAMAGES} damaged lists, ${refused} refused by name, slowest ${Math.round(slowest)} ms, ${seconds(begin)}, ${memory()}`,
  )
}
