import { expect, test } from 'vitest'
import { errorCodes } from '../../shared/errors.ts'
import { errorSentence } from '../../shared/locales/error-sentence.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { locales } from '../../shared/model.ts'

test.each([
  ['window', 'na janela do Lista Limpa (processo 12)'],
  ['host', 'no Lista Limpa aberto no navegador (processo 12)'],
  ['cli', 'por um comando do Lista Limpa no terminal (processo 12)'],
  ['', 'por outro programa'],
])('a ledger in use by %j says so', (program, words) => {
  const view = { code: 'store_locked', params: { program, pid: 12, since: '' } } as const
  expect(errorSentence(view, createTranslator('pt-BR'))).toContain(`está em uso ${words}. Nada`)
})

test.each(locales)('every failure has a sentence of its own in %s', (locale) => {
  const t = createTranslator(locale)
  const params = { count: 2, message: 'Escreva o número.' }
  const sentences = errorCodes.map((code) => errorSentence({ code, params }, t))
  expect(sentences.filter((text, index) => text === `errors:${errorCodes[index]}`)).toEqual([])
  expect(sentences.filter((text) => !/[.?!)]$/.test(text.trim()))).toEqual([])
})
