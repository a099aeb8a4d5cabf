import { describe, expect, test } from 'vitest'
import { layerName } from '../../renderer/screens/optouts/layer-name.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { speak } from '../../shared/locales/speak.ts'

describe('sentences of one language', () => {
  test('a name may have colons of its own', () => {
    expect(createTranslator('pt-BR')('optouts:layer.law:procon-sp')).toBe('Não Me Ligue, Procon-SP')
    expect(layerName('law:procon-pr', createTranslator('en'))).toBe('Procon Paraná register')
  })

  test('the count chooses the form, and numbers follow the language', () => {
    const t = speak('es', {
      a: { x_one: '{{count, number}} uno', x_other: '{{count, number}} otros' },
    })
    expect(t('a:x', { count: 1 })).toBe('1 uno')
    expect(t('a:x', { count: 12_345 })).toBe('12.345 otros')
  })

  test('what is not known comes back as it was asked', () => {
    expect(speak('en', { a: {} })('a:nothing')).toBe('a:nothing')
  })
})
