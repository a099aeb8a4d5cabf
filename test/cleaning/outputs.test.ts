import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkTargets } from '../../electron/core/cleaning/check-targets.ts'
import { withOutputs } from '../../electron/core/cleaning/outputs.ts'
import { removeStaleTemps, tempName } from '../../electron/core/cleaning/temp-names.ts'
import { toRenameError, toWriteError } from '../../electron/core/cleaning/write-errors.ts'
import { AppError } from '../../shared/errors.ts'
import { tempFolder } from './temp-folder.ts'

function writeTwo(folder: string, replace: boolean, before = () => {}, alongside = false) {
  withOutputs((outputs) => {
    for (const name of ['a.csv', 'b.csv']) {
      const file = outputs.open(join(folder, name))
      file.write(Buffer.from(`new ${name}`))
      file.seal()
    }
    before()
    outputs.publish(replace)
  }, alongside)
}

const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

describe('a set of outputs', () => {
  test('appears complete, private and under its final names only', () => {
    const folder = tempFolder()
    writeTwo(folder, false)
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv'])
    expect(textOf(folder, 'b.csv')).toBe('new b.csv')
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, 'a.csv')).mode & 0o777).toBe(0o600)
    }
  })

  test.each([false, true])('says the size and the SHA-256 (alongside: %s)', (alongside) => {
    const folder = tempFolder()
    const pieces = [3, 1 << 20, (1 << 20) + 1, 700_000, 700_000, 0].map((size) =>
      Buffer.alloc(size, 'x;y\n'),
    )
    const whole = Buffer.concat(pieces)
    const sealed = withOutputs((outputs) => {
      const file = outputs.open(join(folder, 'big.csv'))
      for (const piece of pieces) file.write(piece)
      const facts = file.seal()
      outputs.publish(false)
      return facts
    }, alongside)
    expect(readFileSync(join(folder, 'big.csv')).equals(whole)).toBe(true)
    expect(sealed).toEqual({
      bytes: whole.length,
      sha256: createHash('sha256').update(whole).digest('hex'),
    })
  })

  test.each([false, true])(
    'leaves nothing behind when the work fails (alongside: %s)',
    (alongside) => {
      const folder = tempFolder()
      const cancel = () => {
        throw new AppError('cancelled')
      }
      expect(() => writeTwo(folder, false, cancel, alongside)).toThrow('cancelled')
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test('takes no name that got occupied meanwhile, and gives back those it took', () => {
    const folder = tempFolder()
    const occupy = () => writeFileSync(join(folder, 'b.csv'), 'theirs')
    expect(() => writeTwo(folder, false, occupy)).toThrow(
      expect.objectContaining({ code: 'target_exists', params: { file: 'b.csv' } }),
    )
    expect(readdirSync(folder)).toEqual(['b.csv'])
    expect(textOf(folder, 'b.csv')).toBe('theirs')
  })

  test('replaces when asked to', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'a.csv'), 'old')
    writeTwo(folder, true)
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv'])
    expect(textOf(folder, 'a.csv')).toBe('new a.csv')
  })

  test('brings the older files back when one of the names cannot be taken', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'a.csv'), 'old a')
    const block = () => mkdirSync(join(folder, 'b.csv'))
    expect(() => writeTwo(folder, true, block)).toThrow(
      expect.objectContaining({ code: 'target_not_writable', params: { file: 'b.csv' } }),
    )
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv'])
    expect(textOf(folder, 'a.csv')).toBe('old a')
  })

  test('names the file whose folder is not there', () => {
    const folder = join(tempFolder(), 'gone')
    expect(() => writeTwo(folder, false)).toThrow(
      expect.objectContaining({ code: 'target_not_writable', params: { file: 'a.csv' } }),
    )
  })
})

describe('targets', () => {
  const refused = (input: string, targets: string[], replace = true) => {
    try {
      checkTargets(input, targets, replace)
      return 'accepted'
    } catch (thrown) {
      return thrown instanceof AppError ? thrown.code : thrown
    }
  }

  test('may not be the list itself, by any name', () => {
    const folder = tempFolder()
    const list = join(folder, 'list.csv')
    writeFileSync(list, 'x')
    symlinkSync(folder, join(folder, 'detour'))
    symlinkSync(list, join(folder, 'soft.csv'))
    linkSync(list, join(folder, 'hard.csv'))
    for (const name of ['list.csv', './list.csv', 'detour/list.csv', 'soft.csv', 'hard.csv']) {
      expect(refused(list, [`${folder}/${name}`]), name).toBe('target_is_input')
    }
    expect(refused(join(folder, 'soft.csv'), [list])).toBe('target_is_input')
    expect(refused(list, [join(folder, 'other.csv')])).toBe('accepted')
  })

  test('may not exist unless replacing is allowed, nor be a folder, nor have one name twice', () => {
    const folder = tempFolder()
    const list = join(folder, 'list.csv')
    const there = join(folder, 'there.csv')
    writeFileSync(list, 'x')
    writeFileSync(there, 'x')
    mkdirSync(join(folder, 'folder'))
    expect(refused(list, [there], false)).toBe('target_exists')
    expect(refused(list, [there], true)).toBe('accepted')
    expect(refused(list, [join(folder, 'folder')])).toBe('target_not_writable')
    expect(refused(list, [there, join(folder, '.', 'there.csv')])).toBe('invalid_input')
    expect(refused(list, [join(folder, 'nowhere', 'x.csv')])).toBe('target_not_writable')
  })
})

describe('temporary files of a killed run', () => {
  test('go at the next run; those of a living process and of others stay', () => {
    const folder = tempFolder()
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    const ours = tempName(folder)
    const dead = ours.replace(`-${process.pid}-`, `-${ended}-`)
    const elsewhere = dead.replace(/limpa-[0-9a-f]{8}/, 'limpa-00000000')
    const foreign = join(folder, '.lista-limpa-notes.tmp')
    for (const path of [ours, dead, elsewhere, foreign]) writeFileSync(path, '')
    removeStaleTemps(folder)
    expect([ours, dead, elsewhere, foreign].map((path) => existsSync(path))).toEqual([
      true,
      false,
      true,
      true,
    ])
  })
})

describe('refusals of the operating system', () => {
  test.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EFBIG', 'disk_full'],
    ['EBUSY', 'file_locked'],
    ['EACCES', 'target_not_writable'],
    ['EPERM', 'target_not_writable'],
    ['EROFS', 'target_not_writable'],
    ['ENOENT', 'target_not_writable'],
  ])('%s means %s', (code, meaning) => {
    const thrown = Object.assign(new Error('x'), { code, errno: -1 })
    expect(toWriteError(thrown, 'a.csv')).toMatchObject({
      code: meaning,
      params: { file: 'a.csv' },
    })
  })

  test.each([
    ['win32', 'EPERM', 'file_locked'],
    ['win32', 'EACCES', 'file_locked'],
    ['win32', 'EBUSY', 'file_locked'],
    ['win32', 'ENOSPC', 'disk_full'],
    ['linux', 'EPERM', 'target_not_writable'],
  ] as const)(
    'on %s, %s of a file of ours that is to be replaced means %s',
    (platform, code, meaning) => {
      const target = join(tempFolder(), 'a.csv')
      writeFileSync(target, 'open in Excel')
      const thrown = Object.assign(new Error('x'), { code, errno: -1 })
      expect(toRenameError(thrown, target, platform)).toMatchObject({
        code: meaning,
        params: { file: 'a.csv' },
      })
    },
  )

  test('on Windows, a name that is refused and not taken is one that may not be written', () => {
    const thrown = Object.assign(new Error('x'), { code: 'EPERM', errno: -1 })
    const target = join(tempFolder(), 'a.csv')
    expect(toRenameError(thrown, target, 'win32')).toMatchObject({ code: 'target_not_writable' })
  })

  test('our own errors and faults of the program pass unchanged', () => {
    for (const thrown of [new AppError('cancelled'), new Error('bug')]) {
      expect(toWriteError(thrown, 'a.csv')).toBe(thrown)
    }
  })
})
