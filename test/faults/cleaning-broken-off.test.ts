/**
 * What may happen while a list is cleaned, numbered. After each: one sentence, nothing under a final
 * name that is not whole, the list as it was, and the next cleaning works.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { performCleaning } from '../../electron/core/jobs/perform-cleaning.ts'
import { performTask } from '../../electron/core/jobs/perform-task.ts'
import { readyInput } from '../../electron/core/jobs/ready-input.ts'
import type { TaskMap } from '../../electron/core/jobs/tasks.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { closeStore, openStore } from '../../electron/core/store/opening/open.ts'
import { AppError } from '../../shared/errors.ts'
import { plainRules, type ListFormat } from '../../shared/model.ts'
import { builtCli, runCli, temporaryFolder } from '../cli/run-cli.ts'
import { makeWorkbook, textRow } from '../reading/formats/make-zip.ts'
import { ANA, entry, ledgerFolder, tempFolder, typed } from '../store/support.ts'

const ROWS = 60_000
/** So long that threads read and write beside the one that judges. */
const NOTE = 'x'.repeat(115)
const rows = Array.from(
  { length: ROWS },
  (_, at) => `Ana ${at};119${60_000_000 + at * 3};${NOTE}\n`,
)
const LIST = `nome;telefone;obs\n${rows.join('')}Zé;+${ANA};\n`

function listIn(folder: string, content: string | Uint8Array = LIST, name = 'lista.csv'): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

function inputFor(path: string, dataDir: string, formats: ListFormat[] = ['same', 'weni-csv']) {
  const folder = join(path, '..')
  const input: TaskMap['clean']['input'] = {
    dataDir,
    trust: null,
    file: { path, name: path.split('/').at(-1) ?? '' },
    list: { reading: {}, phoneColumns: null, country: 'BR' },
    rules: plainRules,
    category: 'marketing',
    targets: {
      stem: null,
      folder,
      chosen: {},
      parts: ['clean', 'removed', 'report'],
      formats,
      recordsPerFile: 300_000,
      zip: false,
      replace: false,
    },
    operator: 'Ana',
    uploaded: false,
    redoOf: null,
    appVersion: '0.1.0',
    locale: 'pt-BR',
  }
  return input
}

interface Watch {
  /** Called at every look at progress, with how many there were before. */
  onLook?(looks: number): void
  cancelAt?: number
}

/** Cleans in this thread. @returns the code of what it failed with, or `null` */
async function clean(
  input: TaskMap['clean']['input'],
  { onLook, cancelAt = Infinity }: Watch = {},
) {
  let looks = 0
  let asked = 0
  const hooks = { onProgress: () => onLook?.(looks++), cancelled: () => asked++ >= cancelAt }
  try {
    await performTask(await readyInput({ name: 'clean', input }), hooks)
    return { code: null, asked }
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    return { code: thrown.code, asked }
  }
}

const namesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== 'dados')
    .sort()

describe('the list itself', () => {
  const harms: Record<string, (path: string) => void> = {
    '1. grows': (path) => appendFileSync(path, `Bia;+${ANA};\n`),
    '2. is cut off': (path) => truncateSync(path, 100_000),
    '3. is removed': (path) => rmSync(path),
    '4. is replaced by another of the same size': (path) => {
      writeFileSync(`${path}.novo`, LIST.replaceAll('Ana', 'Bia'))
      renameSync(`${path}.novo`, path)
    },
  }
  const cases = Object.entries(harms).flatMap(([name, harm]) =>
    [0, 5].map((look) => [name, look, harm] as const),
  )
  test.each(cases)('%s, at look %i', async (_, at, harm) => {
    const folder = tempFolder()
    const path = listIn(folder)
    const { code } = await clean(inputFor(path, ledgerFolder()), {
      onLook: (looks) => looks === at && harm(path),
    })
    expect(code).toMatch(/^file_(changed_while_reading|not_found)$/)
    expect(namesIn(folder).filter((name) => name !== 'lista.csv')).toEqual([])
  })
})

describe('the place of the results', () => {
  test('5. vanishes meanwhile', async () => {
    const folder = tempFolder()
    const out = join(folder, 'saída')
    mkdirSync(out)
    const input = inputFor(listIn(folder), ledgerFolder())
    const { code } = await clean(
      { ...input, targets: { ...input.targets, folder: out } },
      { onLook: (looks) => looks === 2 && rmSync(out, { recursive: true }) },
    )
    expect(code).toBe('target_not_writable')
    expect(namesIn(folder)).toEqual(['lista.csv'])
  })

  test.each(['lista-limpa.csv', 'lista-relatorio.json'])(
    '6. has a folder called %s',
    async (name) => {
      const folder = tempFolder()
      const path = listIn(folder)
      mkdirSync(join(folder, name))
      const { code } = await clean(inputFor(path, ledgerFolder()))
      expect(code).toBe('target_not_writable')
      expect(namesIn(folder)).toEqual([name, 'lista.csv'].sort())
    },
  )

  test('7. gets a file of that name meanwhile, which stays', async () => {
    const folder = tempFolder()
    const path = listIn(folder)
    const theirs = join(folder, 'lista-removidos.csv')
    const { code } = await clean(inputFor(path, ledgerFolder()), {
      onLook: (looks) => looks === 3 && writeFileSync(theirs, 'deles'),
    })
    expect(code).toBe('target_exists')
    expect(readFileSync(theirs, 'utf8')).toBe('deles')
    expect(namesIn(folder)).toEqual(['lista-removidos.csv', 'lista.csv'])
  })

  test.skipIf(process.platform === 'win32')('8. cannot be written to', async () => {
    const folder = tempFolder()
    const input = inputFor(listIn(folder), ledgerFolder())
    const chosen = { clean: '/proc/lista-limpa.csv' }
    const { code } = await clean({ ...input, targets: { ...input.targets, chosen } })
    expect(code).toBe('target_not_writable')
    expect(namesIn(folder)).toEqual(['lista.csv'])
  })
})

describe('9. cancelled at any moment', () => {
  test('leaves nothing, or everything', { timeout: 120_000 }, async () => {
    const dataDir = ledgerFolder()
    const whole = await clean(inputFor(listIn(tempFolder()), dataDir))
    const moments = Array.from({ length: 8 }, (_, at) => Math.floor((whole.asked * at) / 7))
    for (const cancelAt of moments) {
      const folder = tempFolder()
      const { code } = await clean(inputFor(listIn(folder), dataDir), { cancelAt })
      const names = namesIn(folder).filter((name) => name !== 'lista.csv')
      if (code === null) expect(names).toHaveLength(4)
      else expect({ code, names }).toEqual({ code: 'cancelled', names: [] })
    }
  })
})

/** Runs the command line with no file allowed to grow beyond a size, in KiB. */
function withLimit(folder: string, limit: number, args: readonly string[]) {
  const quoted = [process.execPath, builtCli, ...args].map((part) => `'${part}'`).join(' ')
  // POSIX counts in blocks of 512 bytes. The signal ends a program that does not ignore it.
  const script = `trap '' XFSZ; ulimit -f ${limit * 2}; exec ${quoted}`
  const env = { PATH: process.env['PATH'], LISTA_LIMPA_DATA: join(folder, 'dados') }
  return spawnSync('sh', ['-c', script], { cwd: folder, env, encoding: 'utf8' })
}

describe.skipIf(process.platform === 'win32')('10. the disk is full', () => {
  test.each([600, 3000, 7000])('after %i KiB of a file', async (limit) => {
    const folder = temporaryFolder()
    listIn(folder)
    await runCli(folder, ['optout', 'add', `+${ANA}`])
    const { status, stderr } = withLimit(folder, limit, [
      'clean',
      'lista.csv',
      '--format',
      'same',
      '--format',
      'xlsx',
    ])
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^lista-limpa: /)])
    expect(stderr).toMatch(/^lista-limpa: .*(disco|espaço)/i)
    expect(status).toBe(3)
    expect(namesIn(folder)).toEqual(['lista.csv'])
    expect(readFileSync(join(folder, 'lista.csv'), 'utf8')).toBe(LIST)
  })

  test.each([
    ['the archive of all', ['--pack', 'zip', '--certificate'], 4500],
    ['one file a fate', ['--pack', 'verdicts', '--review', 'ver.csv'], 900],
    ['a workbook for Weni', ['--format', 'weni-xlsx', '--max-records', '300000'], 500],
    ['the standard output', ['--clean', '-'], 900],
  ])('for %s', async (_, args, limit) => {
    const folder = temporaryFolder()
    listIn(folder)
    await runCli(folder, ['optout', 'add', `+${ANA}`])
    const { status, stdout, stderr } = withLimit(folder, limit, ['clean', 'lista.csv', ...args])
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^lista-limpa: /)])
    expect(stderr).toMatch(/^lista-limpa: .*(disco|espaço)/i)
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
    expect(namesIn(folder)).toEqual(['lista.csv'])
    expect(existsSync(join(folder, 'dados', 'temp'))).toBe(false)
  })

  test('while a workbook is written out as text', async () => {
    const folder = temporaryFolder()
    const lines = ['nome;telefone', ...rows.slice(0, 30_000).map((row) => row.trim())]
    const sheet = lines.map((line, at) => textRow(at + 1, line.split(';'))).join('')
    listIn(folder, makeWorkbook({ A: sheet }), 'lista.xlsx')
    await runCli(folder, ['optout', 'add', `+${ANA}`])
    const { status, stderr } = withLimit(folder, 700, ['clean', 'lista.xlsx'])
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^lista-limpa: /)])
    expect(stderr).toMatch(/^lista-limpa: .*(disco|espaço)/i)
    expect(status).toBe(3)
    expect(namesIn(folder)).toEqual(['lista.xlsx'])
    expect(existsSync(join(folder, 'dados', 'temp'))).toBe(false)
  })
})

const FINAL = ['lista-limpa.csv', 'lista-removidos.csv', 'lista-relatorio.json']

describe.skipIf(process.platform === 'win32')('11. killed at any moment', () => {
  test(
    'no clean list without its report; the next start tidies up',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder()
      listIn(folder)
      await runCli(folder, ['optout', 'add', `+${ANA}`])
      let killed = 0
      for (let trial = 0; trial < 10; trial++) {
        const child = spawn(
          process.execPath,
          [builtCli, 'clean', 'lista.csv', '--yes', '--quiet'],
          {
            cwd: folder,
            env: { PATH: process.env['PATH'], LISTA_LIMPA_DATA: join(folder, 'dados') },
            stdio: 'ignore',
          },
        )
        const ended = new Promise<NodeJS.Signals | null>((settle) =>
          child.on('exit', (_, signal) => settle(signal)),
        )
        const timer = setTimeout(() => child.kill('SIGKILL'), 60 + trial * 65)
        if ((await ended) === 'SIGKILL') killed++
        clearTimeout(timer)
        const there = FINAL.filter((name) => existsSync(join(folder, name)))
        if (there.includes('lista-limpa.csv')) {
          expect(there).toEqual(FINAL)
          expect(readFileSync(join(folder, 'lista-limpa.csv'), 'utf8')).toBe(
            LIST.replace(`Zé;+${ANA};\n`, ''),
          )
          for (const name of FINAL) rmSync(join(folder, name))
        }
      }
      expect(killed).toBeGreaterThan(2)
      const { code } = await runCli(folder, ['clean', 'lista.csv', '--yes'])
      expect(code).toBe(0)
      expect(readdirSync(folder).sort()).toEqual(['dados', 'lista.csv', ...FINAL].sort())
      expect(readdirSync(join(folder, 'dados')).filter((name) => name === 'temp')).toEqual([])
    },
  )

  test('a list from a pipe is not left behind', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['optout', 'add', `+${ANA}`])
    const temp = join(folder, 'dados', 'temp')
    const child = spawn(process.execPath, [builtCli, 'clean', '-'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], LISTA_LIMPA_DATA: join(folder, 'dados') },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    child.stdin.on('error', () => {})
    child.stdin.write(LIST.slice(0, 1_000_000))
    const deadline = Date.now() + 15_000
    while (!existsSync(temp) && Date.now() < deadline) await new Promise((go) => setTimeout(go, 10))
    expect(readdirSync(temp)).toHaveLength(1)
    const ended = new Promise((settle) => child.on('exit', settle))
    child.kill('SIGKILL')
    await ended
    expect(
      (await runCli(folder, ['clean', '-'], { input: `a;${ANA}\nb;11987650001\n` })).stdout,
    ).toBe('b;11987650001\n')
    expect(existsSync(temp) ? readdirSync(temp) : []).toEqual([])
  })
})

describe('12. the clock', () => {
  test.each([
    ['was years ahead when they opted out', '2031-01-01T00:00:00.000Z'],
    ['was years behind', '2001-01-01T00:00:00.000Z'],
  ])('%s: they leave all the same', async (_, moment) => {
    const dataDir = tempFolder()
    const db = openStore(dataDir, () => new Date(moment))
    recordOptOuts(db, [entry(ANA)], typed, () => new Date(moment))
    closeStore(db)
    const folder = tempFolder()
    expect(await clean(inputFor(listIn(folder), dataDir))).toMatchObject({ code: null })
    expect(readFileSync(join(folder, 'lista-limpa.csv'), 'utf8')).not.toContain(String(ANA))
    expect(readFileSync(join(folder, 'lista-removidos.csv'), 'utf8')).toContain(String(ANA))
  })
})

describe('13. somebody opts out while a list is cleaned', () => {
  test('they leave it', async () => {
    const dataDir = ledgerFolder([5511900000001])
    const folder = tempFolder()
    const { code } = await clean(inputFor(listIn(folder), dataDir), {
      onLook(looks) {
        if (looks !== 2) return
        const db = openStore(dataDir, () => new Date())
        recordOptOuts(db, [entry(ANA)], typed, () => new Date())
        closeStore(db)
      },
    })
    expect(code).toBe(null)
    expect(readFileSync(join(folder, 'lista-limpa.csv'), 'utf8')).not.toContain(String(ANA))
    const report = JSON.parse(readFileSync(join(folder, 'lista-relatorio.json'), 'utf8'))
    expect(report).toMatchObject({
      counts: { read: ROWS + 1, suppressed: 1, kept: ROWS },
      store: { batches: 2 },
    })
  })
})

describe('14. another list is cleaned meanwhile', () => {
  test('nobody gets on both where one a week is the limit', async () => {
    const dataDir = ledgerFolder()
    const [folder, other] = [tempFolder(), tempFolder()]
    const limited = (path: string) => ({
      ...inputFor(path, dataDir),
      rules: { ...plainRules, maxPerWeek: 1 },
    })
    const small = `nome;telefone;obs\n${rows.slice(0, 10).join('')}`
    const { code } = await clean(limited(listIn(folder)), {
      onLook(looks) {
        if (looks !== 2) return
        performCleaning(limited(listIn(other, small)), {
          onProgress() {},
          cancelled: () => false,
        })
      },
    })
    expect(code).toBe(null)
    const linesOf = (place: string) =>
      readFileSync(join(place, 'lista-limpa.csv'), 'utf8').trim().split('\n').slice(1)
    const first = new Set(linesOf(folder))
    expect(linesOf(other).filter((line) => first.has(line))).toEqual([])
    expect(first.size + linesOf(other).length).toBe(ROWS)
  })
})
