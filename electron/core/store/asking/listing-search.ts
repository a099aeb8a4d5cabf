import type { SuppressionFilter } from '../../../../shared/contract/optouts.ts'
import type { Account } from '../../../../shared/model.ts'
import { findAccountIds } from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { findImport } from '../events/imports.ts'
import { toMs } from '../database/instants.ts'

/** A condition on a row of `suppression s`, `event e`, `batch b`, `named_account named`. */
export interface Where {
  readonly text: string
  readonly values: readonly (string | number)[]
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

/** All of some conditions. */
export function allOf(parts: readonly Where[]): Where {
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

/** Whether a search is for a number, not for words. */
export function isNumber(search: string): boolean {
  return DIGITS.test(search)
}

/**
 * What a search finds in a short list: digits wherever they stand in a number, words wherever they
 * stand in what was written, noted or named. Every row is looked at.
 *
 * @param named whom the search names when it is a whole number in some spelling
 */
export function anywhere(db: ReadDb, search: string, named: readonly Account[]): Where {
  const ids = JSON.stringify(named.flatMap((account) => findAccountIds(db, account)))
  const exactly = { text: 's.account IN (SELECT value FROM json_each(?))', values: [ids] }
  const parts = isNumber(search)
    ? [exactly, ...digitPatterns(digitsOf(search)).map(digitsClause)]
    : [exactly, wordsClause(search)]
  return {
    text: parts.map(({ text }) => text).join(' OR '),
    values: parts.flatMap(({ values }) => values),
  }
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
