import { assertNever } from '../assert-never.ts'
import type { Translate } from '../locales/translator.ts'
import { displayAccount } from './display.ts'
import type { AlternateReason, Identity, SingleIdentity, TelIdentity } from './identity.ts'

/** Longer cells are cut: the sentence is about one number. */
const LONGEST_QUOTE = 60

/** Readings of the digits themselves; the twins of the ninth digit belong to every landline. */
const WORTH_SAYING: ReadonlySet<AlternateReason> = new Set([
  'foreign_reading',
  'national_reading',
  'missing_area_code',
  'shared_area_code',
  'shared_beginning',
  'digits_beside',
])

/**
 * Says in one sentence what a cell was read as and which rules applied: "(31) 8765-4321 foi lido
 * como +55 31 98765-4321: celular sem o nono dígito".
 */
export function explain(cell: string, identity: Identity, translate: Translate): string {
  const written = quote(cell)
  switch (identity.kind) {
    case 'tel':
      return explainNumber(written, identity, translate)
    case 'bsuid':
    case 'lid':
      return translate(`identity:explain.${identity.kind}`, { written })
    case 'multi': {
      const sentence = translate('identity:explain.multi', {
        written,
        count: identity.members.length,
        numbers: identity.members.map((member) => withRules(member, translate)).join(' · '),
      })
      return identity.unreadPart
        ? `${sentence}. ${translate('identity:explain.unread_part')}`
        : sentence
    }
    case 'unreadable': {
      const reason = translate(`identity:reason.${identity.reason}`)
      return written === ''
        ? translate('identity:explain.blank', { reason })
        : translate('identity:explain.unreadable', { written, reason })
    }
    default:
      return assertNever(identity)
  }
}

function explainNumber(written: string, identity: TelIdentity, translate: Translate): string {
  const read = translate('identity:explain.read', { written, number: spaced(identity) })
  const rules = rulesOf(identity, translate)
  const other = identity.alternates.find(({ why }) => WORTH_SAYING.has(why))
  const sentence = rules === '' ? read : `${read}: ${rules}`
  return other ? `${sentence}. ${translate(`identity:alternate.${other.why}`)}` : sentence
}

function rulesOf(identity: TelIdentity, translate: Translate): string {
  return identity.rules.map((rule) => translate(`identity:rule.${rule}`)).join('; ')
}

/** One of several numbers, with what was done to it in brackets. */
function withRules(member: SingleIdentity, translate: Translate): string {
  const rules = member.kind === 'tel' ? rulesOf(member, translate) : ''
  return rules === '' ? spaced(member) : `${spaced(member)} (${rules})`
}

/** The international form without brackets: `+55 31 98765-4321`. */
function spaced(identity: SingleIdentity): string {
  return displayAccount(identity).replace(/[()]/g, '')
}

function quote(cell: string): string {
  const text = cell.trim()
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}
