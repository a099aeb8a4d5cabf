import { createHash, createHmac } from 'node:crypto'
import type { Account } from '../../../../shared/model.ts'
import type { ReadDb } from '../database/handle.ts'
import { all } from '../database/sql.ts'

/**
 * Accounts that the ledger knows only by a hash: people who were erased (LGPD art. 18 VI) and must
 * stay suppressed all the same, and the entries of lists that partners exchange hashed.
 *
 * Erased people are kept under a keyed hash, because the plain hash of a telephone number can be
 * found by trying all of them. A partner's hashes are as they came.
 */
export const hiddenKinds = ['erased', 'sha256', 'md5'] as const
export type HiddenKind = (typeof hiddenKinds)[number]

export interface HiddenName {
  readonly kind: HiddenKind
  readonly value: string
}

export function isHiddenKind(kind: string): kind is HiddenKind {
  return hiddenKinds.some((hidden) => hidden === kind)
}

/** The kinds of hidden names that the ledger has any of. Mostly none, and then nobody is hashed. */
export function hiddenKindsIn(db: ReadDb): HiddenKind[] {
  const exists = hiddenKinds.map(
    (kind) => `SELECT '${kind}' AS kind WHERE EXISTS
      (SELECT 1 FROM named_account WHERE kind = '${kind}')`,
  )
  return all<{ kind: HiddenKind }>(db, exists.join(' UNION ALL ')).map(({ kind }) => kind)
}

/** Every hidden name that an account would stand under, of the kinds that the ledger has any of. */
export function hiddenNamesOf(db: ReadDb, account: Account): HiddenName[] {
  return hiddenKindsIn(db).flatMap((kind) => namesOfKind(db, kind, account))
}

function namesOfKind(db: ReadDb, kind: HiddenKind, account: Account): HiddenName[] {
  if (kind === 'erased') {
    return eraseKeys(db).map((key) => ({ kind, value: erasedName(key, account) }))
  }
  const texts = account.kind === 'tel' ? spellingsForExchange(account.key) : []
  return texts.map((text) => ({ kind, value: createHash(kind).update(text).digest('hex') }))
}

/** The keys of this ledger and of those merged into it. The first is its own. */
export function eraseKeys(db: ReadDb): Uint8Array[] {
  const text = 'SELECT secret FROM erase_key ORDER BY id'
  return all<{ secret: Uint8Array }>(db, text).map(({ secret }) => secret)
}

/** The name under which an erased account stays suppressed. */
export function erasedName(key: Uint8Array, account: Account): string {
  const text = account.kind === 'tel' ? String(account.key) : `${account.kind}:${account.value}`
  return createHmac('sha256', key).update(text).digest('hex')
}

/**
 * How partners write a number before they hash it: digits with the country code, with or without
 * the plus; a Brazilian one also from its area code on, and a mobile without its ninth digit; a Mexican
 * one also with the 1 of old, and an Argentine one without the 9.
 */
function spellingsForExchange(key: number): string[] {
  const digits = String(key)
  const older = digits
    .replace(/^(55\d\d)9(\d{8})$/, '$1$2')
    .replace(/^52(\d{10})$/, '521$1')
    .replace(/^549(\d{10})$/, '54$1')
  const whole = [...new Set([digits, older])]
  const national = whole.filter((text) => /^55\d{10,11}$/.test(text)).map((text) => text.slice(2))
  return [...whole, ...whole.map((text) => `+${text}`), ...national]
}
