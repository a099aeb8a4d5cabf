import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFaultLog, withoutNumbers } from '../../electron/fault-log.ts'
import { AppError } from '../../shared/errors.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lista limpa log-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('keeps code, method and cause of a failure, one JSON object a line', () => {
  const dataDir = folder()
  const log = openFaultLog(dataDir, 'cli')
  log('lists.clean', new AppError('disk_full', { file: 'lista.csv' }, new Error('ENOSPC: write')))
  log('job', new AppError('internal'))
  const lines = readFileSync(join(dataDir, 'logs/faults.jsonl'), 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { program: 'cli', method: 'lists.clean', code: 'disk_full', params: { file: 'lista.csv' } },
    { method: 'job', code: 'internal', cause: '' },
  ])
  expect(lines[0]).toContain('ENOSPC: write')
  expect(lines[0]).toMatch(/"at":"\d{4}-\d\d-\d\dT/)
})

test('a cancelled job is no failure, and a data folder is never made for a log', () => {
  const dataDir = folder()
  openFaultLog(dataDir, 'cli')('job', new AppError('cancelled'))
  openFaultLog(join(dataDir, 'novo'), 'cli')('job', new AppError('internal'))
  expect(existsSync(join(dataDir, 'logs'))).toBe(false)
  expect(existsSync(join(dataDir, 'novo'))).toBe(false)
})

test('a log that cannot be written says nothing', () => {
  const dataDir = folder()
  writeFileSync(join(dataDir, 'logs'), 'a file where the folder should be')
  expect(() => openFaultLog(dataDir, 'cli')('job', new AppError('internal'))).not.toThrow()
})

test('starts a new file when it has grown, and keeps the one before', () => {
  const dataDir = folder()
  const log = openFaultLog(dataDir, 'host')
  const long = new Error('x'.repeat(3500))
  for (let round = 0; round < 290; round++) log('job', new AppError('internal', {}, long))
  expect(statSync(join(dataDir, 'logs/faults.1.jsonl')).size).toBeGreaterThan(1_000_000)
  expect(statSync(join(dataDir, 'logs/faults.jsonl')).size).toBeLessThan(300_000)
})

test.each([
  ['5511987654321', '####'],
  ['+55 (11) 98765-4321 já existe', '#### já existe'],
  ['linha 12, coluna 3', 'linha 12, coluna 3'],
  ['"at":"2026-11-25T13:20:01.123Z"', '"at":"2026-11-25T13:20:01.123Z"'],
  ['(31) 8765-4321;(31) 8765-4322', '(####;(####'],
])('strikes numbers out of %j', (text, clean) => {
  expect(withoutNumbers(text)).toBe(clean)
})
