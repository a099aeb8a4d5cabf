import { describe, expect, test } from 'vitest'
import { isReasonHeader, reasonIn } from '../../shared/optout-files/reasons.ts'

describe('why somebody left, in their words', () => {
  test.each([
    ['Não tenho mais interesse', 'lost_interest'],
    ['não quero mais', 'lost_interest'],
    ['No longer interested', 'lost_interest'],
    ['No me interesa', 'lost_interest'],
    ['Já comprei, obrigada', 'problem_solved'],
    ['Problema resolvido', 'problem_solved'],
    ['Muitas mensagens por dia', 'unhappy_with_material'],
    ['Too many messages', 'unhappy_with_material'],
    ['Demasiados mensajes', 'unhappy_with_material'],
    ['Nunca autorizei', 'never_gave_consent'],
    ['I never signed up', 'never_gave_consent'],
    ['Sem consentimento', 'never_gave_consent'],
    ['Número errado', 'wrong_person'],
    ['Wrong number!', 'wrong_person'],
    ['Mudou de número', 'number_changed'],
    ['SPAM', 'complaint'],
    ['Vou reclamar no Procon, não tenho interesse', 'complaint'],
    ['Marked as spam', 'complaint'],
    ['mudou de cidade', 'other'],
    ['42', 'other'],
    [' – ', null],
    ['', null],
  ])('%s: %s', (text, reason) => {
    expect(reasonIn(text)).toBe(reason)
  })

  test.each([
    ['Motivo', true],
    ['Motivo do descadastro', true],
    ['Unsubscribe reason', true],
    ['unsubscribeReason', true],
    ['Field:Reason', true],
    ['Razón de baja', true],
    ['Observação', false],
    ['Status', false],
  ])('header %s: %s', (header, is) => {
    expect(isReasonHeader(header)).toBe(is)
  })
})
