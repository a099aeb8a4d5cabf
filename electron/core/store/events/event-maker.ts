import type { Account, Instant } from '../../../../shared/model.ts'
import { accountIdOf, accountText } from './accounts.ts'
import { erasedIdOf, erasedNameFor } from './erased.ts'
import type { WriteDb } from '../database/handle.ts'
import { hiddenKindsIn } from './hidden-names.ts'
import { toMs } from '../database/instants.ts'
import type { NewEvent } from './record.ts'

interface Said {
  readonly account: Account
  readonly written: string
  readonly personName?: string | undefined
  readonly happenedAt?: Instant | number | undefined
  readonly target?: number | null
}

/**
 * Makes events of what was said about people. Whoever was erased stays unnamed: what is said about
 * them later, such as by the same file coming again, goes to the keyed hash that is left of them.
 */
export function eventMaker(db: WriteDb): (said: Said) => NewEvent {
  const hasErased = hiddenKindsIn(db).includes('erased')
  return ({ account, written, personName = '', happenedAt, target = null }) => {
    const when = { happenedAt: happenedAt === undefined ? null : toMs(happenedAt), target }
    const erased = hasErased ? erasedIdOf(db, account) : null
    if (erased !== null) {
      const text = `erased:${erasedNameFor(db, account)}`
      return { id: erased, account: text, written: '', personName: '', ...when }
    }
    const id = accountIdOf(db, account)
    return { id, account: openText(account), written, personName, ...when }
  }
}

function openText(account: Account): string {
  return account.kind === 'tel'
    ? // `String` keeps what it made for a while, which a million of them turn into much to clear up.
      account.key.toFixed(0)
    : accountText({ account: 0, nameKind: account.kind, name: account.value })
}
