import { describe, expect, test } from 'vitest'
import { formulaSafe, withoutGuard } from '../../shared/optout-files/formula-safe.ts'
import { findOwnColumns, ownColumns, ownTitles } from '../../shared/optout-files/own-columns.ts'
import { recogniseFile } from '../../shared/optout-files/recognise.ts'
import { meaningOf, statusKindOf } from '../../shared/optout-files/status-columns.ts'
import { locales } from '../../shared/model.ts'
import fc from 'fast-check'

function recognised(header: string[], ...rows: string[][]) {
  const found = recogniseFile(header, rows)
  if (found === 'messages') throw new Error('taken for messages')
  return found
}

describe('which way a column says who is out', () => {
  test.each([
    ['opt_out', 'out_flag'],
    ['OptOut', 'out_flag'],
    ['Descadastrado', 'out_flag'],
    ['bloqueado', 'out_flag'],
    ['Não perturbe', 'out_flag'],
    ['unsubscribed', 'out_flag'],
    ['Group:Opt-out', 'out_flag'],
    ['unsubscribed_at', 'out_date'],
    ['Data do descadastro', 'out_date'],
    ['Field:marketing_opt_in', 'in_flag'],
    ['Field:Marketing opt-in', 'in_flag'],
    ['Aceita promoções', 'in_flag'],
    ['Accepts SMS Marketing', 'in_flag'],
    ['allowBroadcast', 'in_flag'],
    ['Status', 'state'],
    ['Situação', 'state'],
    ['error_code', 'error'],
    ['Motivo da falha', 'error'],
    ['Unsubscribe reason', 'out_reason'],
    ['Motivo do descadastro', 'out_reason'],
    ['opt_out_reason', 'out_reason'],
    ['Motivo', null],
    ['nome', null],
    ['telefone', null],
    ['Created On', null],
    ['opt_in_date', null],
    ['Group:Clientes', null],
  ])('%s: %s', (header, kind) => {
    expect(statusKindOf(header)).toBe(kind)
  })

  test.each([
    ['out_flag', 'Sim', 'opted_out'],
    ['out_flag', 'x', 'opted_out'],
    ['out_flag', 'TRUE', 'opted_out'],
    ['out_flag', 'não', 'not_opted_out'],
    ['out_flag', '', 'not_opted_out'],
    ['out_flag', 'talvez', 'unclear'],
    ['in_flag', 'false', 'opted_out'],
    ['in_flag', 'Não', 'opted_out'],
    ['in_flag', '0', 'opted_out'],
    ['in_flag', 'true', 'not_opted_out'],
    ['in_flag', '', 'not_opted_out'],
    ['in_flag', 'às vezes', 'unclear'],
    ['state', 'unsubscribed', 'opted_out'],
    ['state', 'Opted Out', 'opted_out'],
    ['state', 'Bloqueada', 'opted_out'],
    ['state', 'Stopped', 'opted_out'],
    ['state', 'não autorizado', 'opted_out'],
    ['state', 'Ativo', 'not_opted_out'],
    ['state', 'subscribed', 'not_opted_out'],
    ['state', 'inadimplente', 'unclear'],
    ['error', '131050', 'opted_out'],
    ['error', '(#131050) User has stopped marketing', 'opted_out'],
    ['error', '131049', 'not_opted_out'],
    ['error', '131026', 'not_opted_out'],
    ['error', '', 'not_opted_out'],
    ['error', 'quem sabe', 'unclear'],
    ['out_date', '24/11/2026', 'opted_out'],
  ] as const)('%s “%s”: %s', (kind, cell, meaning) => {
    expect(meaningOf(kind, cell)).toBe(meaning)
  })
})

describe('whose file it is', () => {
  test('contacts of Weni, with the switch that stops marketing', () => {
    const found = recognised(
      ['Contact UUID', 'Name', 'Language', 'Created On', 'URN:Whatsapp', 'Field:Marketing opt-in'],
      ['u', 'Ana', 'por', '2026-01-02', '5511987654321', 'false'],
    )
    expect(found).toMatchObject({
      exporter: 'weni_contacts',
      statusColumns: [{ index: 5, kind: 'in_flag' }],
      scope: 'marketing',
      everyRowDoubtful: false,
      // The day a contact was made says nothing about when they asked.
      dateColumn: null,
    })
  })

  test('contacts of RapidPro, by status', () => {
    const found = recognised(
      ['Contact UUID', 'Name', 'Language', 'Status', 'URN:Tel'],
      ['u', 'Ana', 'por', 'Blocked', '+5511987654321'],
    )
    expect(found).toMatchObject({ exporter: 'weni_contacts', scope: 'everything' })
    expect(found.statusColumns.map(({ index }) => index)).toEqual([3])
  })

  test('an export that says nothing about who asked leaves a question open', () => {
    const contacts = recognised(['Contact UUID', 'Name', 'URN:Tel'], ['u', 'Ana', '+55'])
    expect(contacts.everyRowDoubtful).toBe(true)
    const broadcast = recognised(['Contact UUID', 'Name', 'URNs'], ['u', 'Ana', 'whatsapp:55'])
    expect(broadcast).toMatchObject({
      exporter: 'weni_broadcast',
      everyRowDoubtful: true,
      source: 'failure_report',
    })
  })

  test('conversations are for another door', () => {
    const header = ['Date', 'Contact UUID', 'Name', 'URN', 'URN Type', 'Direction', 'Text']
    expect(recogniseFile(header, [])).toBe('messages')
  })

  test('a plain list with a day', () => {
    const found = recognised(['telefone', 'data'], ['11987654321', '24/11/2026'])
    expect(found).toMatchObject({ exporter: 'plain', dateColumn: 1, statusColumns: [] })
  })

  test('a birthday is not the day they asked', () => {
    const found = recognised(['fone', 'data de nascimento'], ['11987654321', '24/11/1986'])
    expect(found.dateColumn).toBeNull()
  })

  test('a state of Brazil is no status', () => {
    expect(recognised(['fone', 'Estado'], ['11987654321', 'SP']).statusColumns).toEqual([])
  })

  test('an answer about WhatsApp beats one about e-mail', () => {
    const found = recognised(
      ['fone', 'email opt in', 'whatsapp opt in'],
      ['11987654321', 'false', 'true'],
    )
    expect(found.statusColumns.map(({ index }) => index)).toEqual([2])
  })

  test('where everybody has a day of leaving, it says when and not who', () => {
    const all = recognised(['fone', 'unsubscribed_at'], ['11987654321', '2026-11-01'])
    expect(all).toMatchObject({ statusColumns: [], dateColumn: 1 })
    const some = recognised(['fone', 'unsubscribed_at'], ['1', '2026-11-01'], ['2', ''])
    expect(some).toMatchObject({ statusColumns: [{ index: 1, kind: 'out_date' }], dateColumn: 1 })
  })

  test('numbers exchanged as hashes', () => {
    expect(recognised([], ['a'.repeat(64)]).exporter).toBe('hashed')
    expect(recognised([], ['0'.repeat(32)]).exporter).toBe('plain')
  })

  test('our own export, in every language it is written in', () => {
    expect(findOwnColumns(ownColumns)?.get('written')).toBe(ownColumns.indexOf('written'))
    for (const locale of locales) {
      expect(findOwnColumns(ownTitles(locale))?.size).toBe(ownColumns.length)
    }
    expect(findOwnColumns(['number', 'name'])).toBeNull()
  })
})

describe('cells that a spreadsheet program would run', () => {
  test.each([['=1+1'], ['+cmd'], ['-2'], ['@x'], ['＝1'], ['\t=1'], [' =1'], ["'=1"]])(
    '%j is guarded',
    (text) => {
      expect(formulaSafe(text)).toBe(`'${text}`)
    },
  )

  test.each([['+5511987654321'], ['5511987654321'], ['Ana'], ["d'Ávila"], ['']])(
    '%j stays',
    (text) => {
      expect(formulaSafe(text)).toBe(text)
    },
  )

  test('what was guarded comes back as it was', () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '＝', 'a', '1'),
    })
    fc.assert(
      fc.property(fc.oneof(fc.string(), nasty), (text) => {
        expect(withoutGuard(formulaSafe(text))).toBe(text)
      }),
      { numRuns: 20_000 },
    )
  })
})
