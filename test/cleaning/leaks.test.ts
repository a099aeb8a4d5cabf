import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkList } from '../../electron/core/cleaning/check-list.ts'
import { withList } from '../../electron/core/cleaning/with-list.ts'
import { AppError } from '../../shared/errors.ts'
import { ledgerOf, listFile, quietly, requestFor } from './lists.ts'

/**
 * Ways in which somebody who opted out once stayed on a clean list, or a row left without a reason.
 * Each was found by trying to make it happen.
 */

const ledger = ledgerOf('11 98765-4321')
const others = (from: number, count: number, rest = '') =>
  Array.from({ length: count }, (_, at) => `P;119${80_000_000 + (from + at) * 37}${rest}\n`).join(
    '',
  )

/** Columns as they are found, or only those that are named. */
function counts(text: string, phones: readonly number[] | null = null, hasHeader?: boolean) {
  const phoneColumns = phones?.map((index) => ({ index, mode: 'national' as const })) ?? null
  const reading = hasHeader === undefined ? {} : { hasHeader }
  return checkList(listFile(text), { reading, phoneColumns, country: 'BR' }, ledger, quietly).counts
}

describe('a first row', () => {
  test.each(['# 11 98765-4321', '#11987654321', '// Ana 11987654321'])(
    'that looks like a comment, in a list of numbers alone: %s',
    (first) => {
      expect(counts(`${first}\n11980000001\n11980000002\n11980000003\n`)).toMatchObject({
        suppressed: 1,
        kept: 3,
      })
    },
  )

  test.each([';Ana 11987654321', ';[11] 98765-4321', ';１１９８７６５４３２１'])(
    'with nothing in it but a number: %s',
    (first) => {
      expect(counts(`${first}\n${others(0, 3)}`)).toMatchObject({ suppressed: 1, kept: 3 })
    },
  )

  test('that the operator takes for titles', () => {
    const text = `Ana;11987654321\n${others(0, 3)}`
    expect(counts(text, [1], true)).toMatchObject({ suppressed: 1, kept: 3 })
    expect(counts(`nome;fone\n${text}`, [1], true)).toMatchObject({ suppressed: 1, kept: 3 })
  })

  test('below titles of which one is missing, with words that titles have', () => {
    expect(counts('"";"Telefone"\r\n"Ana";"sem telefone"', [1])).toMatchObject({ no_number: 1 })
  })

  test('above titles is what a program prints there, and no row', () => {
    const text = `Loja Bela, fone (11) 98765-4321\nnome;fone\n${others(0, 3)}`
    expect(counts(text)).toMatchObject({ suppressed: 0, kept: 3 })
  })
})

describe('a column of phones', () => {
  test('that is empty for a thousand rows', () => {
    const text = `nome;fone;fone 2\n${others(0, 1100, ';')}Zé;11981234567;11987654321\n`
    expect(counts(text)).toMatchObject({ suppressed: 1, kept: 1100 })
    expect(counts(text, [1])).toMatchObject({ suppressed: 1, kept: 1100 })
  })

  test('that mostly says that there is none', () => {
    const rows = `${others(0, 30, ';não tem')}Zé;11981234567;11987654321\n`
    expect(counts(`nome;fone;celular 2\n${rows}`)).toMatchObject({ suppressed: 1, kept: 30 })
  })

  test('beyond the twentieth', () => {
    const titles = Array.from({ length: 25 }, (_, at) => `fone ${at + 1}`).join(';')
    const row = (last: string) =>
      `P;${Array.from({ length: 24 }, (_, at) => `119800000${10 + at}`).join(';')};${last}\n`
    expect(counts(`nome;${titles}\n${row('11987654321')}`)).toMatchObject({ suppressed: 1 })
  })

  test.each(['mobile', 'Phone', 'URN:tel', 'URN:whatsapp', 'Contact Phone', 'telephone', 'number'])(
    'that Weni reads, when another one was chosen: %s',
    (title) => {
      const rows = `${others(0, 30, ';11981230000')}Zé;11981234567;11987654321\n`
      expect(counts(`nome;fone;${title}\n${rows}`, [1])).toMatchObject({ suppressed: 1 })
    },
  )

  test('that Weni does not read stays out when another one was chosen', () => {
    const rows = `${others(0, 30, ';11981230000')}Zé;11981234567;11987654321\n`
    expect(counts(`nome;fone;fone do vendedor\n${rows}`, [1])).toMatchObject({ suppressed: 0 })
  })

  test('that Weni reads and that holds no phones holds nobody back', () => {
    const rows = Array.from({ length: 30 }, (_, at) => `P;1198${1000000 + at * 7};${at}\n`).join('')
    expect(counts(`nome;fone;number\n${rows}`, [1])).toMatchObject({ kept: 30 })
  })
})

describe('one person under a number and under an id of WhatsApp', () => {
  const ID = 'BR.1502576394655843'
  const byId = ledgerOf(ID, 'BR.ENT.42AB576394655843', '98123456789012@lid')
  const judged = (text: string, phones: readonly number[] | null, view = byId) => {
    const phoneColumns = phones?.map((index) => ({ index, mode: 'national' as const })) ?? null
    return checkList(listFile(text), { reading: {}, phoneColumns, country: 'BR' }, view, quietly)
      .counts
  }
  const ids = [
    'BSUID',
    'user_id',
    'Código',
    'parent_user_id',
    'URN:whatsapp',
    'Usuário do Whats',
    'x',
  ]

  test.each(ids)('who opted out by the id, beside the numbers, under %s', (title) => {
    const row = (at: number, id: string) => `P${at};1198${1_000_000 + at * 7};${id}\n`
    const rows = Array.from({ length: 20 }, (_, at) =>
      row(at, at % 3 ? '' : `BR.150257639465${1000 + at}`),
    )
    const text = `nome;fone;${title}\n${rows.join('')}`
    for (const phones of [null, [1]]) {
      expect(judged(text + row(50, ID), phones)).toMatchObject({ suppressed: 1, kept: 20 })
      expect(judged(text + row(50, 'br.ent.42AB576394655843'), phones)).toMatchObject({
        suppressed: 1,
      })
      expect(judged(text + row(50, ID), phones, ledger)).toMatchObject({ kept: 21 })
    }
  })

  test.each(['BSUID', 'user_id', 'wa_user_id'])(
    'by an id beyond the first thousand rows: %s',
    (title) => {
      const text = `nome;fone;${title}\n${others(0, 1100, ';')}Zé;11981234567;${ID}\n`
      expect(judged(text, null)).toMatchObject({ suppressed: 1, kept: 1100 })
      expect(judged(text, [1])).toMatchObject({ suppressed: 1, kept: 1100 })
    },
  )

  test('in a list without titles, and by a linked id', () => {
    const text = `P;11981234567;98123456789012@lid\nQ;11981234568;77123456789012@lid\n`
    expect(judged(text, [1])).toMatchObject({ suppressed: 1, kept: 1 })
  })

  test('who opted out by the number, where the id stands first', () => {
    const text = `URN;fone\nwhatsapp:${ID};11987654321\nwhatsapp:BR.77;11981234568\n`
    for (const phones of [null, [1]]) {
      expect(judged(text, phones, ledger)).toMatchObject({ suppressed: 1, kept: 1 })
    }
  })

  test('names that people give themselves hold nobody back, nor do other numbers', () => {
    const rows = Array.from(
      { length: 20 },
      (_, at) => `P;1198${1_000_000 + at * 7};@ana.${at};${at}\n`,
    )
    const text = `nome;fone;Usuário;user_id\n${rows.join('')}Q;11981234568;${ID};7\n`
    expect(judged(text, [1])).toMatchObject({ kept: 21 })
  })

  test.each([
    ['whatsapp:5511987654321', 'tel:+5511987654321'],
    ['tel:+55 11 98765-4321', 'whatsapp:551187654321'],
    ['5511987654321@s.whatsapp.net', 'WhatsApp:5511987654321'],
    ['whatsapp:+5511987654321', '551187654321@c.us'],
    [`whatsapp:${ID}`, ID],
    [ID, `BSUID:br.1502576394655843`],
  ])('who opted out as %s and is listed as %s', (out, listed) => {
    const view = ledgerOf(out)
    for (const title of ['URN', 'fone', 'URN:whatsapp', 'whatsapp']) {
      const text = `nome;${title}\nAna;${listed}\nBia;5521998765432\n`
      expect(judged(text, null, view), title).toMatchObject({ suppressed: 1, kept: 1 })
      expect(judged(text, [1], view), title).toMatchObject({ suppressed: 1, kept: 1 })
    }
  })
})

test('a list of UTF-8 to which one of UTF-16 was joined', () => {
  const text = `nome;fone\nAna;11987654321\n${others(0, 6)}`
  const file = listFile(Buffer.concat([Buffer.from(text), Buffer.from(text, 'utf16le')]))
  const found = checkList(file, requestFor([1]), ledger, quietly)
  expect(found.counts).toMatchObject({ suppressed: 1, kept: 6 })
})

test('a list that is written anew after it was opened', () => {
  const file = listFile(`nome;fone\n${others(0, 3)}`)
  const request = requestFor([1])
  expect(() =>
    withList(file, request, (source) => {
      writeFileSync(file.path, `nome;fone\n${others(5, 4)}`)
      source.assertUnchanged()
    }),
  ).toThrow(new AppError('file_changed_while_reading', { file: file.name }))
})
