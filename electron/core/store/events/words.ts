import type { WriteDb } from '../database/handle.ts'
import { all, run } from '../database/sql.ts'
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
  const named = all<{ id: number; name: string }>(
    db,
    `SELECT id, name FROM event WHERE id BETWEEN ? AND ? AND name <> ''`,
    span.firstEvent,
    span.lastEvent,
  )
  for (const { id, name } of named) insertWords(db, id, name)
  const notes = all<{ note: string }>(db, `SELECT note FROM batch WHERE id = ?`, batch)
  for (const { note } of notes) insertWords(db, -batch, note)
}

/** Makes the whole index again. */
export function indexWordsAgain(db: WriteDb): void {
  run(db, 'DELETE FROM word')
  for (const { id, name } of all<{ id: number; name: string }>(db, selectNamed)) {
    insertWords(db, id, name)
  }
}

const selectNamed = `
  SELECT id, name FROM event WHERE name <> ''
  UNION ALL SELECT -id, note FROM batch WHERE note <> ''`

function insertWords(db: WriteDb, entry: number, text: string): void {
  for (const word of wordsOf(text)) {
    run(db, 'INSERT OR IGNORE INTO word (word, entry) VALUES (?, ?)', word, entry)
  }
}

/** The end of the range of words that begin with one. */
export function endOfPrefix(word: string): string {
  return `${word}\u{10ffff}`
}
