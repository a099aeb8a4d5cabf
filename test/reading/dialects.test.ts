import { describe, expect, test } from 'vitest'
import { inspect, readAll } from './read.ts'

describe('how a list is read', () => {
  test.each([
    ['nome;telefone\r\nAna;11 98765-4321\r\n', { delimiter: ';', newline: '\r\n' }],
    ['nome;telefone\nAna;11987654321\n', { delimiter: ';', newline: '\n' }],
    ['nome\tfone\nAna\t11987654321\n', { delimiter: '\t' }],
    ['nome|fone\nAna|11987654321\n', { delimiter: '|' }],
    ['nome;fone\rAna;11987654321\rBia;11987654322\r', { delimiter: ';', newline: '\r' }],
    ['sep=;\r\nnome;fone\r\nAna;11987654321\r\n', { delimiter: ';', preamble: 1 }],
    ['nome, fone, uf\nAna, 11987654321, SP\n"B, C", 11987654322, RJ\n', { delimiter: ', ' }],
    ["'nome','fone'\n'D''Ouro, A','11987654321'\n'Bia','11987654322'\n", { quote: "'" }],
    ['nome,fone,obs\nAna,11987654321,"disse \\"oi\\", sim"\n', { delimiter: ',', escape: '\\' }],
    ['11 98765-4321\n21 98765-4321\n+55 31 99876-5432\n', { hasHeader: false }],
    ['Relatório;;\nde 12/03/2026;;\n\nnome;fone;uf\nAna;11987654321;SP\n', { preamble: 3 }],
    ['nome^fone\nAna^11987654321\nBia^21987654321\n', { delimiter: '^' }],
  ])('%j', (text, dialect) => {
    expect(inspect(text).dialect).toMatchObject({ encoding: 'utf-8', bom: false, ...dialect })
    expect(inspect(text)).toMatchObject({ confidence: 'certain' })
  })

  test.each([
    ['utf-8', false, Buffer.from('nome;fone\r\nJoão;11987654321\r\n')],
    ['utf-8', true, Buffer.from('\ufeffnome;fone\r\nJoão;11987654321\r\n')],
    ['windows-1252', false, Buffer.from('nome;fone\r\nJoão;11987654321\r\n', 'latin1')],
    ['utf-16le', true, Buffer.from('\ufeffnome;fone\r\nJoão;11987654321\r\n', 'utf16le')],
    ['utf-16le', false, Buffer.from('nome;fone\r\nJoão;11987654321\r\n', 'utf16le')],
    ['utf-16be', true, Buffer.from('\ufeffnome;fone\r\nJoão;11987654321\r\n', 'utf16le').swap16()],
    ['utf-16be', false, Buffer.from('nome;fone\r\nJoão;11987654321\r\n', 'utf16le').swap16()],
  ])('fault 19: %s, byte order mark: %s', (encoding, bom, bytes) => {
    const { dialect, header, headerBytes, records } = readAll(bytes)
    expect(dialect).toMatchObject({ encoding, bom, delimiter: ';', newline: '\r\n' })
    expect(header).toEqual(['nome', 'fone'])
    expect(records.map(({ cells, line }) => [line, ...cells])).toEqual([[2, 'João', '11987654321']])
    expect(Buffer.concat([headerBytes, ...records.map((record) => record.bytes)])).toEqual(bytes)
  })
})
