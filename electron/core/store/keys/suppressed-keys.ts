import type { ReadDb } from '../database/handle.ts'
import { sealInside } from '../seal/seal.ts'
import { one } from '../database/sql.ts'
import { sameState, stateInPages } from '../seal/state.ts'

/** Suppressed telephone accounts, ascending and each once, with the minute since 1970 of their opt-out. */
export interface SuppressedKeys {
  readonly keys: Float64Array
  readonly since: Int32Array
}

const ROWS_AT_ONCE = 20_000
const MINUTE_MS = 60_000
const COMMA = 0x2c
const DIGIT_ZERO = 0x30

/**
 * Every suppressed telephone account: what a cleaning compares rows with. They are read from the
 * pages of the file where those are just what was sealed, and otherwise asked of SQLite.
 */
export function loadSuppressedKeys(db: ReadDb): SuppressedKeys {
  return keysInPages(db) ?? keysFromSql(db)
}

function keysInPages(db: ReadDb): SuppressedKeys | null {
  const inside = sealInside(db)
  const keys = new Float64Array(inside.rows)
  const since = new Int32Array(inside.rows)
  let count = 0
  const inPages = stateInPages(db, (rows) => {
    for (let row = 0; row < rows.count; row++) {
      const account = rows.account[row] ?? 0
      // One account may stand there once for each scope; the widest comes first, and speaks.
      if (account <= 0 || account === keys[count - 1]) continue
      keys[count] = account
      since[count++] = Math.max(1, Math.trunc((rows.since[row] ?? 0) / MINUTE_MS))
    }
  })
  if (inPages === null || !sameState(inPages, inside)) return null
  return { keys: keys.subarray(0, count), since: since.subarray(0, count) }
}

/**
 * A million take a fifth of a second: SQLite hands them over as one text a page, which is read digit
 * by digit.
 */
function keysFromSql(db: ReadDb): SuppressedKeys {
  const { rows } = sealInside(db)
  const keys = new Float64Array(rows)
  const since = new Int32Array(rows)
  let count = 0
  for (let last = 0; ;) {
    const page = one<{ last: number | null; text: Uint8Array }>(db, keyPage, last, last)
    if (page === null || page.last === null) {
      return { keys: keys.subarray(0, count), since: since.subarray(0, count) }
    }
    let number = 0
    let key = 0
    for (const byte of page.text) {
      if (byte !== COMMA) number = number * 10 + byte - DIGIT_ZERO
      else {
        if (key === 0) key = number
        else {
          if (key !== keys[count - 1]) {
            keys[count] = key
            since[count++] = number
          }
          key = 0
        }
        number = 0
      }
    }
    last = page.last
  }
}

/** A page of accounts and minutes, each number followed by a comma, whole accounts only. */
const keyPage = `
  SELECT max(account) AS last,
    CAST(group_concat(account || ',' || max(1, since / ${MINUTE_MS}) || ',', '') AS BLOB) AS text
  FROM (
    SELECT account, since FROM suppression
    WHERE account > ? AND account <= (
      SELECT max(account) FROM (
        SELECT account FROM suppression WHERE account > ? ORDER BY account LIMIT ${ROWS_AT_ONCE}))
    ORDER BY account, scope)`
