/**
 * A clean table and ways of spoiling it, one a file: what exporters, editors and people do to lists.
 * Each file knows the rows that a reader has to find in it.
 */
import { randomFrom } from '../bench/generate-list.ts'

export interface Polluted {
  readonly name: string
  readonly bytes: Uint8Array
  /** The rows below the titles, as a reader should give them; ragged ones as they are. */
  readonly rows: readonly (readonly string[])[]
  readonly header: readonly string[] | null
  readonly delimiter: string
}

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface Style {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly newline: string
  readonly quoteAll: boolean
}

export const usualStyle: Style = {
  delimiter: ',',
  quote: '"',
  escape: '',
  newline: '\r\n',
  quoteAll: false,
}

const pick = <T>(from: readonly T[], chance: () => number): T =>
  from[Math.floor(chance() * from.length)] as T

/** Sales with prices, times, addresses and comments that need quotes: no phone in it. */
export function salesTable(rows: number, seed = 1): Table {
  const chance = randomFrom(seed)
  return {
    header: [
      'DATE',
      'TIME',
      'Qty',
      'PRODUCTID',
      'Price',
      'ProductType',
      'Description',
      'URL',
      'Comments',
    ],
    rows: Array.from({ length: rows }, (_, row) => [
      `${1 + (row % 28)}/0${1 + (row % 9)}/2026`,
      `${10 + (row % 12)}:${10 + (row % 49)}`,
      String(1 + (row % 9)),
      `A${1000 + row}`,
      `${(row * 7) % 90}.${10 + (row % 89)}`,
      pick(['Laptop', 'Smart Phone', 'Tablet', 'TV set'], chance),
      pick(['A 15", thin', 'Black; heavy', 'White', 'with "retina" display', ''], chance),
      `https://shop.example.com/p?id=${row}`,
      pick(
        ['fast, good', 'I said "no"', 'line one\nline two', 'ok', '', "it's fine", 'a|b'],
        chance,
      ),
    ]),
  }
}

/** A shop's contacts, phones written in many ways. */
export function contactTable(rows: number, seed = 1): Table {
  const chance = randomFrom(seed)
  return {
    header: ['Nome', 'Telefone', 'Cidade', 'Última compra', 'Observação'],
    rows: Array.from({ length: rows }, (_, row) => [
      `${pick(['Ana', 'João', 'Conceição', 'Zé'], chance)} ${pick(['Araújo', 'da Silva', "D'Ávila"], chance)}`,
      pick(
        [
          `(11) 9${8000 + row}-4321`,
          `+55 21 9${7000 + row}-1234`,
          `5531${98000000 + row}`,
          `85 9${9000 + row} 1234`,
        ],
        chance,
      ),
      pick(['São Paulo', 'Belém', 'Goiânia'], chance),
      `${10 + (row % 19)}/0${1 + (row % 9)}/2026`,
      pick(['', 'ligar à tarde', 'diz "oi"', 'rua A, 10; fundos', 'duas\nlinhas'], chance),
    ]),
  }
}

/** Writes a table; a line ending inside a cell is the style's own. */
export function written({ header, rows }: Table, style: Style): string {
  return [header, ...rows].map((row) => writtenRow(row, style) + style.newline).join('')
}

export function writtenRow(row: readonly string[], style: Style): string {
  return row.map((cell) => writtenCell(cell, style)).join(style.delimiter)
}

export function writtenCell(cell: string, { delimiter, quote, escape, quoteAll }: Style): string {
  const special = [...delimiter, quote, '\n', '\r', escape].some(
    (sign) => sign !== '' && cell.includes(sign),
  )
  if (!special && !quoteAll) return cell
  const safe =
    escape === ''
      ? cell.replaceAll(quote, quote + quote)
      : cell.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote)
  return quote + safe + quote
}

const utf8 = (text: string) => Buffer.from(text)

/** Every pollution of one table. */
export function* pollute(table: Table, label: string): Generator<Polluted> {
  const { header, rows } = table
  const usual = written(table, usualStyle)
  const file = (
    name: string,
    text: string | Uint8Array,
    given: Partial<Omit<Polluted, 'name' | 'bytes'>> = {},
  ): Polluted => ({
    name: `${label}: ${name}`,
    bytes: typeof text === 'string' ? utf8(text) : text,
    rows,
    header,
    delimiter: ',',
    ...given,
  })

  yield file('clean', usual)
  for (const delimiter of [';', '\t', '|', ' ', ', ', '^', '~', ':', '#', '||']) {
    for (const quoteAll of [false, true]) {
      const style = { ...usualStyle, delimiter, quoteAll }
      yield file(`delimiter ${JSON.stringify(delimiter)} ${quoteAll}`, written(table, style), {
        delimiter,
      })
    }
  }
  for (const delimiter of [',', ';', '\t']) {
    for (const quote of ['"', "'"]) {
      for (const escape of ['', '\\']) {
        for (const newline of ['\n', '\r', '\r\n']) {
          for (const quoteAll of [false, true]) {
            const style = { delimiter, quote, escape, newline, quoteAll }
            yield file(`style ${JSON.stringify(style)}`, written(table, style), { delimiter })
          }
        }
      }
    }
  }
  yield file('no line end at the end', usual.replace(/\r\n$/, ''))
  yield file('blank lines at the end', `${usual}\r\n\r\n`)
  yield file('all quoted', written(table, { ...usualStyle, quoteAll: true }))
  yield file('no titles', usual.slice(usual.indexOf('\r\n') + 2), { header: null })
  yield file('one row', written({ header, rows: rows.slice(0, 1) }, usualStyle), {
    rows: rows.slice(0, 1),
  })
  yield file('titles only', writtenRow(header, usualStyle) + '\r\n', { rows: [] })
  for (const newline of ['\r\n', '\n', '\r']) {
    yield file(
      `preamble ${JSON.stringify(newline)}`,
      `Report of sales${newline}made on 12/03/2026${newline}${newline}${written(table, { ...usualStyle, newline })}`,
    )
  }
  yield file(
    'padded preamble',
    `Report${','.repeat(header.length - 1)}\r\n${','.repeat(header.length - 1)}\r\n${usual}`,
  )
  yield file('comment lines', `# made by a program\r\n# version 3\r\n${usual}`)
  yield file('sep=', `sep=;\r\n${written(table, { ...usualStyle, delimiter: ';' })}`, {
    delimiter: ';',
  })
  for (const width of [header.length - 2, header.length, header.length + 2]) {
    const second = Array.from({ length: 8 }, (_, row) =>
      Array.from({ length: width }, (_, at) => `x${row}${at}`),
    )
    yield file(
      `second table of ${width}`,
      `${usual}\r\n${second.map((row) => writtenRow(row, usualStyle)).join('\r\n')}\r\n`,
      {
        rows: [...rows, ...second],
      },
    )
  }
  yield file('repeated titles', `${usual}${writtenRow(header, usualStyle)}\r\n`, {
    rows: [...rows, header],
  })
  yield file('utf-8 mark', `\ufeff${usual}`)
  yield file('utf-16le', Buffer.from(`\ufeff${usual}`, 'utf16le'))
  yield file('utf-16le without a mark', Buffer.from(usual, 'utf16le'))
  yield file('utf-16be', Buffer.from(`\ufeff${usual}`, 'utf16le').swap16())
  yield file('windows-1252', Buffer.from(usual, 'latin1'))

  const lines = rows.map((row) => writtenRow(row, usualStyle))
  const first = writtenRow(header, usualStyle)
  const join = (changed: readonly string[]) => `${first}\r\n${changed.join('\r\n')}\r\n`
  for (let row = 0; row < rows.length; row += Math.max(1, Math.floor(rows.length / 12))) {
    for (let column = 0; column < header.length - 1; column++) {
      const cells = rows[row] ?? []
      const quoted = cells.map((cell) => writtenCell(cell, usualStyle))
      const less = [
        ...quoted.slice(0, column),
        `${quoted[column]}${quoted[column + 1]}`,
        ...quoted.slice(column + 2),
      ]
      const glued = `${cells[column]}${cells[column + 1]}`
      if (!/["\n,]/.test(glued)) {
        yield file(
          `row ${row} without delimiter ${column}`,
          join(lines.with(row, less.join(','))),
          {
            rows: rows.with(row, [...cells.slice(0, column), glued, ...cells.slice(column + 2)]),
          },
        )
      }
      yield file(
        `row ${row} with delimiter more ${column}`,
        join(lines.with(row, quoted.toSpliced(column, 0, '').join(','))),
        {
          rows: rows.with(row, cells.toSpliced(column, 0, '')),
        },
      )
      const cell = cells[column] ?? ''
      if (!/["\n]/.test(cell) && cell.length > 3) {
        const inside = `"${cell.slice(0, 2)}"${cell.slice(2)}"`
        yield file(
          `row ${row} with a quote more ${column}`,
          join(lines.with(row, quoted.with(column, inside).join(','))),
          {
            rows: rows.with(row, cells.with(column, `${cell.slice(0, 2)}"${cell.slice(2)}`)),
          },
        )
      }
    }
    yield file(
      `row ${row} with another line end`,
      `${first}\r\n${lines.map((line, at) => line + (at === row ? '\n' : '\r\n')).join('')}`,
    )
    const blank = lines.toSpliced(row, 0, '')
    yield file(`blank line before row ${row}`, join(blank))
  }
}
