import { AppError } from '../../../shared/errors.ts'
import { accountOf } from '../../../shared/identity/accounts-in.ts'
import { identify } from '../../../shared/identity/identify.ts'
import type { Account, Country } from '../../../shared/model.ts'

/**
 * The one account that a text names, for acts that concern exactly one person.
 *
 * @throws AppError `one_number_needed` when it names nobody, or several
 */
export function onePerson(cell: string, country: Country): Account {
  const identity = identify(cell, { country, mode: 'national' })
  if (identity.kind === 'unreadable' || identity.kind === 'multi') {
    throw new AppError('one_number_needed')
  }
  return accountOf(identity)
}

/**
 * The account, when both texts name it: nothing of weight happens to a number that was typed once.
 *
 * @throws AppError `one_number_needed`, `number_not_confirmed`
 */
export function confirmedPerson(cell: string, typedAgain: string, country: Country): Account {
  const account = onePerson(cell, country)
  const again = identify(typedAgain, { country, mode: 'national' })
  const isSame =
    again.kind !== 'unreadable' &&
    again.kind !== 'multi' &&
    JSON.stringify(accountOf(again)) === JSON.stringify(account)
  if (!isSame) throw new AppError('number_not_confirmed')
  return account
}
