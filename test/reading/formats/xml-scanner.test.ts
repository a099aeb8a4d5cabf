import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attributeOf,
  createXmlScanner,
} from '../../../electron/core/reading/formats/xml-scanner.ts'
import {
  dateOfSerial,
  isDateFormat,
  readDateFormats,
} from '../../../electron/core/reading/formats/xlsx-styles.ts'

/** Everything that a scanner says of a text given in these pieces, texts that meet joined. */
function said(pieces: readonly string[]): string[] {
  const events: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') events.push(JSON.stringify(text))
    text = ''
  }
  const scan = createXmlScanner({
    open(name, attributes) {
      flush()
      events.push(`<${name} ${attributeOf(attributes, 'r') ?? '-'}>`)
    },
    text: (piece) => (text += piece),
    close(name) {
      flush()
      events.push(`</${name}>`)
    },
  })
  for (const piece of pieces) scan(piece)
  flush()
  return events
}

const DOCUMENT =
  '\uFEFF<?xml version="1.0"?><!-- a > b <c> --><x:sheet xmlns:x="u"><c r="A1" t=\'s\'/>' +
  '<c x:r = "a &gt; &#66;"><v>1 &amp; 2 &#x1F600; &unknown;</v></c>' +
  '<c t="a>b" r="C1"><![CDATA[<raw> & ]] >]]></c></x:sheet>'

describe('XML', () => {
  it('is walked over in order', () => {
    expect(said([DOCUMENT])).toEqual([
      '"\uFEFF"',
      '<sheet ->',
      '<c A1>',
      '</c>',
      '<c a > B>',
      '<v ->',
      '"1 & 2 😀 &unknown;"',
      '</v>',
      '</c>',
      '<c C1>',
      '"<raw> & ]] >"',
      '</c>',
      '</sheet>',
    ])
  })

  it('means the same wherever it is cut', () => {
    const whole = said([DOCUMENT])
    fc.assert(
      fc.property(fc.array(fc.nat(DOCUMENT.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), DOCUMENT.length]
        const pieces = places.slice(1).map((end, at) => DOCUMENT.slice(places[at], end))
        expect(said(pieces)).toEqual(whole)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('dates of a workbook', () => {
  it.each([
    ['dd/mm/yyyy', true],
    ['[$-416]d" de "mmmm" de "yyyy;@', true],
    ['[h]:mm:ss', true],
    ['General', false],
    ['0" dias"', false],
    ['(00) 00000-0000', false],
    ['_-"R$"\\ * #,##0.00_-', false],
    ['[Red]0.00', false],
    ['0.00E+00', false],
    ['"+55 "0', false],
  ])('%s is a date: %s', (code, is) => {
    expect(isDateFormat(code)).toBe(is)
  })

  it('are told by the place of their format', () => {
    const xml =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="1"/></cellXfs></styleSheet>'
    expect(readDateFormats(xml)).toEqual([false, true, true, false])
  })

  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [46_350, false, '2026-11-24'],
    [44_888, true, '2026-11-24'],
    [2_958_465, false, '9999-12-31'],
  ])('%i, from 1904 %s, is %s', (serial, from1904, day) => {
    expect(dateOfSerial(serial, from1904).toISOString().slice(0, 10)).toBe(day)
  })
})
