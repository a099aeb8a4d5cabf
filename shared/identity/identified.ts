import type { Identified } from '../contract.ts'
import type { Translate } from '../locales/translator.ts'
import { accountOf } from './accounts-in.ts'
import { displayAccount, e164 } from './display.ts'
import { explain } from './explain.ts'
import { identify } from './identify.ts'
import type { Identity, SingleIdentity } from './identity.ts'
import type { ReadingOptions } from './read-number.ts'

/**
 * What a cell names, in the shape that the command line and the screens show.
 *
 * `status` speaks of phone numbers: an account without one (a business-scoped id, a LID) is
 * `invalid` there, with the account itself in `accounts`.
 */
export function identified(
  cell: string,
  options: ReadingOptions,
  translate: Translate,
): Identified {
  const identity = identify(cell, options)
  const members = membersOf(identity)
  const keys = members.flatMap((member) => (member.kind === 'tel' ? [member.key] : []))
  return {
    input: cell,
    status: statusOf(identity),
    e164: keys.map(e164),
    accounts: members.map(accountOf),
    reason: reasonOf(identity),
    alternates: members.flatMap((member) =>
      member.kind === 'tel' ? member.alternates.map(({ key }) => e164(key)) : [],
    ),
    display: members.map(displayAccount).join(' / '),
    explanation: explain(cell, identity, translate),
  }
}

function membersOf(identity: Identity): readonly SingleIdentity[] {
  if (identity.kind === 'unreadable') return []
  return identity.kind === 'multi' ? identity.members : [identity]
}

function statusOf(identity: Identity): Identified['status'] {
  if (identity.kind === 'multi') return identity.unreadPart ? 'multi_partial' : 'multi'
  return identity.kind === 'tel' ? 'ok' : 'invalid'
}

function reasonOf(identity: Identity): Identified['reason'] {
  if (identity.kind === 'unreadable') return identity.reason
  return identity.kind === 'bsuid' || identity.kind === 'lid' ? 'not_a_phone' : null
}
