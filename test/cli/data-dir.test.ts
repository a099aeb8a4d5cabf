import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chooseDataDir, defaultDataDir, type Surroundings } from '../../electron/data-dir.ts'

const ana = '/home/ana'
const cases: [string, Surroundings, string][] = [
  [
    'Windows',
    { platform: 'win32', env: { LOCALAPPDATA: 'D:\\Dados' }, home: 'C:\\Users\\Ana' },
    'D:\\Dados\\Lista Limpa',
  ],
  [
    'Windows without LOCALAPPDATA',
    { platform: 'win32', env: {}, home: 'C:\\Users\\Ana' },
    'C:\\Users\\Ana\\AppData\\Local\\Lista Limpa',
  ],
  [
    'macOS',
    { platform: 'darwin', env: { XDG_DATA_HOME: '/x' }, home: '/Users/ana' },
    '/Users/ana/Library/Application Support/Lista Limpa',
  ],
  ['Linux', { platform: 'linux', env: {}, home: ana }, '/home/ana/.local/share/lista-limpa'],
  [
    'Linux with XDG_DATA_HOME',
    { platform: 'linux', env: { XDG_DATA_HOME: '/dados' }, home: ana },
    '/dados/lista-limpa',
  ],
  [
    'an XDG_DATA_HOME that is relative is ignored',
    { platform: 'linux', env: { XDG_DATA_HOME: 'dados' }, home: ana },
    '/home/ana/.local/share/lista-limpa',
  ],
  [
    'and so is an empty one',
    { platform: 'linux', env: { XDG_DATA_HOME: '' }, home: ana },
    '/home/ana/.local/share/lista-limpa',
  ],
]

test.each(cases)('the data folder on %s', (_, surroundings, expected) => {
  expect(defaultDataDir(surroundings)).toBe(expected)
})

describe('the data folder that is opened', () => {
  const linux = (env: Surroundings['env']): Surroundings => ({ platform: 'linux', env, home: ana })

  test('is the one given', () => {
    expect(chooseDataDir('/a', linux({ LISTA_LIMPA_DATA: '/b' }))).toBe(resolve('/a'))
  })
  test('else the one of the environment', () => {
    expect(chooseDataDir(undefined, linux({ LISTA_LIMPA_DATA: '/b' }))).toBe(resolve('/b'))
  })
  test('else the default', () => {
    expect(chooseDataDir(undefined, linux({ LISTA_LIMPA_DATA: '' }))).toBe(
      defaultDataDir(linux({})),
    )
  })
  test('is absolute', () => {
    expect(chooseDataDir('dados', linux({}))).toBe(resolve('dados'))
  })
})
