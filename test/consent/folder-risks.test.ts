import { describe, expect, it } from 'vitest'
import { folderRisks } from '../../shared/consent/folder-risks.ts'

const NFS = 0x6969
const SMB2 = 0xfe534d42
const EXT4 = 0xef53
const plain = { path: '/home/ana/.local/share/lista-limpa', fileSystem: EXT4, names: [] }

describe('fault 58: folders that are no place for the ledger', () => {
  it.each([
    ['C:\\Users\\Ana\\OneDrive\\Documentos\\Lista', 'OneDrive'],
    ['C:\\Users\\Ana\\OneDrive - Loja da Ana\\Lista', 'OneDrive'],
    ['/home/ana/Dropbox/lista', 'Dropbox'],
    ['/Users/ana/Dropbox (Loja)/lista', 'Dropbox'],
    ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@loja.com/Meu Drive/lista', 'Google Drive'],
    ['G:\\Meu Drive\\lista', 'Google Drive'],
    ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/lista', 'iCloud'],
    ['/home/ana/MEGAsync/lista', 'MEGA'],
    ['/home/ana/Nextcloud/lista', 'Nextcloud'],
    ['P:\\pCloud Drive\\lista', 'pCloud'],
  ])('%s is copied by %s', (path, service) => {
    expect(folderRisks({ ...plain, path })).toEqual([{ kind: 'cloud', service }])
  })

  it.each([
    { path: '\\\\servidor\\loja\\lista', fileSystem: 0 },
    { path: '//servidor/loja/lista', fileSystem: 0 },
    { path: '/mnt/loja', fileSystem: NFS },
    { path: '/mnt/loja', fileSystem: SMB2 },
    { path: '/mnt/loja', fileSystem: SMB2 | 0 },
  ])('$path on file system $fileSystem is on another computer', (facts) => {
    expect(folderRisks({ ...plain, ...facts })).toEqual([{ kind: 'network' }])
  })

  it.each([
    'lista-limpa (Ana conflicted copy 2026-11-24).db',
    'lista-limpa (cópia em conflito de Ana).db',
    'lista-limpa.sync-conflict-20261124-120000-ABCDEF.db',
  ])('%s beside the ledger says that two versions met', (file) => {
    const names = ['lista-limpa.db', file]
    expect(folderRisks({ ...plain, names })).toEqual([{ kind: 'conflicted_copy', file }])
  })

  it.each([
    plain,
    { ...plain, path: 'C:\\Users\\Ana\\AppData\\Local\\Lista Limpa' },
    { ...plain, path: '/home/ana/dropboxes/caixa/boxe', names: ['lista-limpa.db'] },
    { ...plain, path: '\\\\?\\C:\\Users\\Ana\\Lista' },
  ])('$path is an ordinary folder', (facts) => {
    expect(folderRisks(facts)).toEqual([])
  })
})
