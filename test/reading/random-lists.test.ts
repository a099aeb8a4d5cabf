import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inspectList, openList } from '../../electron/core/reading/list.ts'
import { AppError } from '../../shared/errors.ts'
import { tempFolder } from '../cleaning/temp-folder.ts'
import { damaged, randomList } from './random-lists.ts'
import { contactTable, usualStyle, written } from './polluted.ts'

const LISTS = 1500
const DAMAGES = 10_000

test(`${LISTS} random lists give the cells that were written`, { timeout: 120_000 }, () => {
  const path = join(tempFolder(), 'lista.csv')
  let records = 0
  for (let seed = 1; seed <= LISTS; seed++) {
    const { bytes, header, rows, reading } = randomList(seed, 30)
    writeFileSync(path, bytes)
    const list = openList({ path, name: 'lista.csv' }, reading)
    const read = Array.from(
      list.records(() => {}),
      (record) => Array.from({ length: record.cellCount }, (_, index) => record.cell(index)),
    )
    list.close()
    expect(list.header, `seed ${seed}`).toEqual(header)
    expect(read, `seed ${seed}`).toEqual(rows)
    records += read.length
  }
  expect(records).toBeGreaterThan(LISTS * 10)
  rmSync(path)
})

test(
  `${DAMAGES} damaged lists: every byte is in one record, no reading fails`,
  { timeout: 120_000 },
  () => {
    const path = join(tempFolder(), 'lista.csv')
    const file = { path, name: 'lista.csv' }
    for (let seed = 1; seed <= DAMAGES; seed++) {
      const sound =
        seed % 2 === 0
          ? randomList(seed, 12).bytes
          : Buffer.from(written(contactTable(12, seed), usualStyle))
      const bytes = damaged(sound, seed)
      writeFileSync(path, bytes)
      try {
        const list = openList(file, {})
        const parts = [Buffer.from(list.headerBytes)]
        for (const record of list.records(() => {})) {
          const again = list.recordAt(record.offset, record.row, record.line)
          expect([again.fault, again.cellCount], `seed ${seed}`).toEqual([
            record.fault,
            record.cellCount,
          ])
          parts.push(Buffer.from(record.bytes))
        }
        list.close()
        expect(Buffer.concat(parts).equals(bytes), `seed ${seed}`).toBe(true)
        const found = inspectList(file, {}, 'BR')
        const blank = found.faults.find(({ code }) => code === 'blank_lines')?.params['count'] ?? 0
        expect((found.records ?? 0) + Number(blank), `seed ${seed}`).toBe(parts.length - 1)
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        expect(thrown.code, `seed ${seed}`).toMatch(/^file_/)
      }
    }
    rmSync(path)
  },
)
