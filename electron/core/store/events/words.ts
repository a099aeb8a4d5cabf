import type { WriteDb } from '../database/handle.ts'
import { all, run, value } from '../database/sql.ts'
import type { Span } from '../seal/state.ts'

/**
 * The words by which people are found: those of their names, and of what was noted about them. Every
 * word stands there folded, so that "José" is found by "jose", and a search-as-you-type is a range
 * of the table.
 */

const WORDS_OF_A_TEXT = 40
const LONGEST = 40

/** The words of a text as they are kept and looked up, each once. */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.map((word) => word.slice(0, LONGEST)))].slice(0, WORDS_OF_A_TEXT)
}

/** Takes in the words of a new batch and its events. Must run inside `change`. */
export function indexWords(db: WriteDb, batch: number, span: Span): void {
  indexNames(db, span)
  insertWords(db, all<Text>(db, 'SELECT -id AS entry, note AS text FROM batch WHERE id = ?', batch))
}

/** Makes the whole index again. */
export function indexWordsAgain(db: WriteDb): void {
  run(db, 'DELETE FROM word')
  const lastEvent = value<number>(db, 'SELECT ifnull(max(id), 0) FROM event')
  indexNames(db, { firstEvent: 1, lastEvent })
  insertWords(db, all<Text>(db, `SELECT -id AS entry, note AS text FROM batch WHERE note <> ''`))
}

interface Text {
  readonly entry: number
  readonly text: string
}

/** So few that what is made of them is gone before it costs memory. */
const EVENTS_AT_ONCE = 2000

function indexNames(db: WriteDb, { firstEvent, lastEvent }: Omit<Span, 'distinct'>): void {
  for (let first = firstEvent; first <= lastEvent; first += EVENTS_AT_ONCE) {
    const last = Math.min(lastEvent, first + EVENTS_AT_ONCE - 1)
    insertWords(db, all<Text>(db, selectNames, first, last))
  }
}

const selectNames = `
  SELECT id AS entry, name AS text FROM event WHERE id BETWEEN ? AND ? AND name <> ''`

const ROWS_AT_ONCE = 100

function insertWords(db: WriteDb, texts: readonly Text[]): void {
  let values: (string | number)[] = []
  for (const { entry, text } of texts) {
    for (const word of wordsOf(text)) {
      values.push(word, entry)
      if (values.length < 2 * ROWS_AT_ONCE) continue
      run(db, fullInsertion, ...values)
      values = []
    }
  }
  if (values.length > 0) run(db, insertion(values.length / 2), ...values)
}

function insertion(rows: number): string {
  return `INSERT OR IGNORE INTO word (word, entry) VALUES ${Array<string>(rows).fill('(?, ?)').join()}`
}

const fullInsertion = insertion(ROWS_AT_ONCE)

/** The end of the range of words that begin with one. */
export function endOfPrefix(word: string): string {
  return `${word}\u{10ffff}`
}
