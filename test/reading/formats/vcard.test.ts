import { describe, expect, it } from 'vitest'
import { readBack } from './ready.ts'

const card = (version: string, ...lines: string[]) =>
  ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')

describe('vCard', () => {
  it('reads 2.1 with quoted-printable and soft line ends', async () => {
    const file =
      card(
        '2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=53=69=6C=76=61;=4A=6F=C3=A3=6F;;;',
        'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=6F=C3=A3=6F =53=69=',
        '=6C=76=61',
        'TEL;CELL;PREF:+55 11 98765-4321',
        'TEL;HOME:1134567890',
      ) +
      card('2.1', 'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:In=EAs', 'TEL;CELL:21987654321')
    expect(await readBack(file, 'contatos.vcf')).toMatchObject({
      kind: 'vcard',
      header: ['Nome', 'Telefone', 'Telefone 2', 'Empresa', 'Observação'],
      rows: [
        ['João Silva', '+55 11 98765-4321', '1134567890', '', ''],
        ['Inês', '21987654321', '', '', ''],
      ],
    })
  })

  it('reads 3.0 as WhatsApp and telephones write it', async () => {
    const file = card(
      '3.0',
      'N:da Silva;Ana;;Dra.;',
      'item1.TEL;waid=5511987654321:+55 11 98765-4321',
      'item1.X-ABLabel:Celular',
      'TEL;type=WORK;type=VOICE:(11) 3456-7890',
      'EMAIL;type=INTERNET:ana@exemplo.com.br',
      'ORG:Padaria Pão\\, Doce;Caixa',
      'NOTE:prefere manhã\\, liga',
      '  depois',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg',
      ' ABAQAAAQABAAD',
    )
    expect(await readBack(file, 'contato.vcf')).toMatchObject({
      header: ['Nome', 'Telefone', 'Telefone 2', 'WhatsApp', 'E-mail', 'Empresa', 'Observação'],
      rows: [
        [
          'Dra. Ana da Silva',
          '+55 11 98765-4321',
          '(11) 3456-7890',
          '+5511987654321',
          'ana@exemplo.com.br',
          'Padaria Pão, Doce, Caixa',
          'prefere manhã, liga depois',
        ],
      ],
    })
  })

  it('reads 4.0, a file without an end, and Unix line ends', async () => {
    const file =
      card(
        '4.0',
        'FN:Bia',
        'TEL;VALUE=uri;TYPE="voice,home":tel:+55-11-98765-4321;ext=5',
      ).replaceAll('\r\n', '\n') + 'BEGIN:VCARD\nVERSION:4.0\nFN:Caio\nTEL:+5521987654321'
    const { rows } = await readBack(file, 'c.vcf')
    expect(rows.map(([name, phone]) => [name, phone])).toEqual([
      ['Bia', 'tel:+55-11-98765-4321;ext=5'],
      ['Caio', '+5521987654321'],
    ])
  })

  it('puts the numbers beyond twenty of one card into its last column', async () => {
    const tels = Array.from({ length: 25 }, (_, at) => `TEL:119876543${10 + at}`)
    const { header, rows } = await readBack(card('3.0', 'FN:Lista', ...tels), 'c.vcf')
    expect(header.filter((name) => name.startsWith('Telefone'))).toHaveLength(20)
    expect(rows[0]?.[20]?.split(' / ')).toHaveLength(6)
  })
})
