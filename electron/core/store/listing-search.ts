import { keyRangesOf } from '../../../shared/identity/digit-ranges.ts'
import type { SuppressionFilter } from '../../../shared/contract/optouts.ts'
import type { Account } from '../../../shared/model.ts'
import { findAccountIds } from './accounts.ts'
import type { ReadDb } from './handle.ts'
import { findImport } from './imports.ts'
import { toMs } from './instants.ts'
import { all, value } from './sql.ts'
import { endOfPrefix, wordsOf } from './words.ts'

/** A condition on a row of `suppression s`, `event e`, `batch b`, `named_account named`. */
export interface Where {
  readonly text: string
  readonly values: readonly (string | number)[]
}

/** Rows of `suppression` that a search finds, as a table to select from. */
export interface Matches extends Where {
  /** Whether every account in it is a telephone number. */
  readonly onlyNumbers: boolean
}

/** What a filter asks of the batch `b`, with its scope `sc`, that an entry came with. */
export function batchClause(db: ReadDb, filter: SuppressionFilter): Where {
  const { reasons, sources, scopes, layers, batch } = filter
  return allOf([
    ...among('b.reason', reasons),
    ...among('b.source', sources),
    ...among('sc.name', scopes),
    ...among('b.layer', layers),
    ...(batch === null ? [] : [ofImport(db, batch)]),
  ])
}

/** What a filter asks of the day of an opt-out. */
export function dateClause({ from, to }: SuppressionFilter): Where {
  return allOf([
    ...(from === null ? [] : [{ text: 's.since >= ?', values: [toMs(from)] }]),
    ...(to === null ? [] : [{ text: 's.since < ?', values: [toMs(to)] }]),
  ])
}

function allOf(parts: readonly Where[]): Where {
  return {
    text: parts.map(({ text }) => text).join(' AND ') || 'true',
    values: parts.flatMap(({ values }) => values),
  }
}

function among(column: string, wanted: readonly string[]): Where[] {
  if (wanted.length === 0) return []
  const text = `${column} IN (SELECT value FROM json_each(?))`
  return [{ text, values: [JSON.stringify(wanted)] }]
}

function ofImport(db: ReadDb, batch: number): Where {
  const { first, last } = findImport(db, batch)
  return { text: 'b.id BETWEEN ? AND ?', values: [first.id, last.id] }
}

/** The digits of a search for a number. */
export function digitsOf(search: string): string {
  return search.replaceAll(/\D/g, '')
}

const DIGITS = /^[\d\s()+./-]*\d[\d\s()+./-]*$/

/**
 * What a search finds in a short list: digits wherever they stand in a number, words wherever they
 * stand in what was written, noted or named. Every row is looked at.
 *
 * @param named whom the search names when it is a whole number in some spelling
 */
export function anywhere(db: ReadDb, search: string, named: readonly Account[]): Where {
  const ids = JSON.stringify(named.flatMap((account) => findAccountIds(db, account)))
  const exactly = { text: 's.account IN (SELECT value FROM json_each(?))', values: [ids] }
  const parts = DIGITS.test(search)
    ? [exactly, ...digitPatterns(digitsOf(search)).map(digitsClause)]
    : [exactly, wordsClause(search)]
  return {
    text: parts.map(({ text }) => text).join(' OR '),
    values: parts.flatMap(({ values }) => values),
  }
}

/**
 * What a search finds in a long list, over indexes: numbers that begin or end with the digits, with
 * or without country code, area code and ninth digit; people by the beginnings of the words of their
 * names and notes.
 *
 * @returns `null` for words that so many people have that looking at everybody is as fast
 */
export function indexed(db: ReadDb, search: string, named: readonly Account[]): Matches | null {
  const ids = JSON.stringify(named.flatMap((account) => findAccountIds(db, account)))
  return DIGITS.test(search) ? matchDigits(digitsOf(search), ids) : matchWords(db, search, ids)
}

/** A word that more entries have than this does not narrow a search. */
const TOO_MANY = 20_000

const IN_RANGES = `EXISTS (SELECT 1 FROM json_each(?) r
  WHERE s.account >= r.value ->> 0 AND s.account < r.value ->> 1)`

function matchDigits(digits: string, ids: string): Matches {
  const ranges = JSON.stringify(keyRangesOf(digits).map(({ from, to }) => [from, to]))
  const ending = digits.slice(-4)
  const endings =
    digits.length < 4
      ? { text: '', values: [] }
      : {
          text: `UNION ALL SELECT s.* FROM suppression s WHERE s.account > 0
            AND s.account % 10000 = ? AND s.account LIKE '%' || ? AND NOT ${IN_RANGES}`,
          values: [Number(ending), digits, ranges],
        }
  const isElsewhere = digits.length < 4 ? 'true' : `s.account NOT LIKE '%' || ?`
  return {
    onlyNumbers: true,
    text: `SELECT s.* FROM json_each(?) r CROSS JOIN suppression s
        ON s.account >= r.value ->> 0 AND s.account < r.value ->> 1
      ${endings.text}
      UNION ALL SELECT s.* FROM suppression s
        WHERE s.account IN (SELECT value FROM json_each(?)) AND s.account > 0
          AND NOT ${IN_RANGES} AND ${isElsewhere}`,
    values: [ranges, ...endings.values, ids, ranges, ...(digits.length < 4 ? [] : [digits])],
  }
}

/** People whose names and notes have words that begin with each of those that are looked for. */
function matchWords(db: ReadDb, search: string, ids: string): Matches | null {
  const words = wordsOf(search)
  const counted = words.map((word) => ({ word, count: countOfWord(db, word) }))
  const [rarest] = counted.toSorted((one, other) => one.count - other.count)
  if (rarest && rarest.count > TOO_MANY) return null
  const entries = rarest === undefined ? [] : entriesOf(db, rarest.word, words)
  return {
    onlyNumbers: false,
    text: `SELECT s.* FROM suppression s WHERE s.entry IN (SELECT value FROM json_each(?))
      OR s.account IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(entries), ids],
  }
}

function countOfWord(db: ReadDb, word: string): number {
  const some = `SELECT 1 FROM word WHERE word >= ? AND word < ? LIMIT ${TOO_MANY + 1}`
  return value<number>(db, `SELECT count(*) FROM (${some})`, word, endOfPrefix(word))
}

/** The events that have one word, in their name or their batch's note, and all the others as well. */
function entriesOf(db: ReadDb, rarest: string, words: readonly string[]): number[] {
  const rows = all<{ id: number; text: string }>(
    db,
    `SELECT e.id, e.name || ' ' || b.note AS text
     FROM word w
     JOIN batch b ON b.id = iif(w.entry < 0, -w.entry, (SELECT batch FROM event WHERE id = w.entry))
     JOIN event e ON e.id BETWEEN iif(w.entry < 0, b.first_event, w.entry)
       AND iif(w.entry < 0, b.first_event + b.events - 1, w.entry)
     WHERE w.word >= ? AND w.word < ?`,
    rarest,
    endOfPrefix(rarest),
  )
  const hasAll = (text: string) => {
    const said = wordsOf(text)
    return words.every((word) => said.some((one) => one.startsWith(word)))
  }
  return rows.filter(({ text }) => hasAll(text)).map(({ id }) => id)
}

/** The digits as typed, and with the ninth digit that somebody left out after the area code. */
function digitPatterns(digits: string): string[] {
  const [, before, after] = /^((?:55)?[1-9]\d)([6-9]\d{2,})$/.exec(digits) ?? []
  return before === undefined ? [digits] : [digits, `${before}9${after}`]
}

function digitsClause(digits: string): Where {
  return { text: `(s.account > 0 AND s.account LIKE '%' || ? || '%')`, values: [digits] }
}

function wordsClause(search: string): Where {
  const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const texts = ['e.name', 'e.written', 'b.note', `ifnull(named.value, '')`]
  return {
    text: texts.map((text) => `${text} LIKE ? ESCAPE '\\'`).join(' OR '),
    values: texts.map(() => pattern),
  }
}
