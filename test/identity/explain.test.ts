import { describe, expect, it } from 'vitest'
import { explain } from '../../shared/identity/explain.ts'
import { identify } from '../../shared/identity/identify.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { locales, type Locale } from '../../shared/model.ts'

const brazil = { country: 'BR', mode: 'national' } as const

function said(cell: string, locale: Locale = 'pt-BR'): string {
  return explain(cell, identify(cell, brazil), createTranslator(locale))
}

describe('explain', () => {
  it.each([
    ['(31) 8765-4321', '(31) 8765-4321 foi lido como +55 31 98765-4321: celular sem o nono dígito'],
    ['(11) 3456-7890', '(11) 3456-7890 foi lido como +55 11 3456-7890'],
    [
      '041 11 8765-4321',
      '041 11 8765-4321 foi lido como +55 11 98765-4321: com o código da operadora; celular sem o nono dígito',
    ],
    [
      '11 8765-4321 / 4322',
      '11 8765-4321 / 4322 tem um número: +55 11 98765-4321 (celular sem o nono dígito). Uma parte parece número e não foi entendida',
    ],
    [
      '5,51199E+12',
      '5,51199E+12 não foi lido: a planilha arredondou e perdeu dígitos; corrija na origem',
    ],
    ['  ', 'Célula em branco: não há nada escrito'],
    [
      'BR.13491208655302741918',
      'BR.13491208655302741918 é um identificador do WhatsApp que não traz o telefone',
    ],
    [
      '51987654321',
      '51987654321 foi lido como +55 51 98765-4321. Também pode ser o número de outro país, com o código na frente',
    ],
    [
      '$t(identity:rule.link) {{number}}',
      '$t(identity:rule.link) {{number}} não foi lido: não há número, só texto',
    ],
  ])('%s', (cell, sentence) => {
    expect(said(cell)).toBe(sentence)
  })

  it.each(locales)('has whole sentences in %s', (locale) => {
    const cells = ['11 8765-4321', '+5215512345678', 'wa.me/11987654321', '#N/D', 'ramal', '']
    for (const cell of cells) {
      expect(said(cell, locale)).not.toMatch(/\{\{|identity[:.]|undefined/)
    }
  })
})
