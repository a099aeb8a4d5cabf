import { chooseMode } from '../../../shared/identity/column-mode.ts'
import { identify } from '../../../shared/identity/identify.ts'
import {
  MOST_PHONE_COLUMNS,
  type Column,
  type Confidence,
  type Country,
  type Inspection,
  type PhoneColumn,
  type PhoneMode,
} from '../../../shared/model.ts'
import { isOtherNumbers } from './documents.ts'
import {
  foldHeader,
  isAddressForWeni,
  namesAccounts,
  namesOtherDigits,
  namesPhones,
} from './header-words.ts'

type FoundColumns = Pick<Inspection, 'columns' | 'phoneColumns' | 'confidence'>

const SAMPLES = 5
const LONGEST_SAMPLE = 80
const READ_CELLS = 300
const NAMED_SHARE = 0.3
const PLAIN_SHARE = 0.6
/** A column with this many cells and a single value says where the shop is, not who the people are. */
const MANY = 20

/** Titles of a number that is as often one of a house, or of part of a telephone number. */
const PARTLY_PHONE = /^(?:numeros?|number|ddd|contato|n)$/

/** What an id of WhatsApp cannot do without; asked of every cell of a list's beginning. */
const MAY_BE_ID = /[a-z]{2}\.|@(?:hosted\.)?lid/i

interface Judged extends Column {
  /** Like `phoneShare`, of the cells that hold more than words: `não tem` speaks against nothing. */
  readonly share: number
  readonly distinct: number
  readonly filled: number
  readonly named: boolean
  /** Documents, dates, ids: digits that are no phone, by the title or by the cells. */
  readonly otherNumbers: boolean
}

/** The columns of a list, each judged once, when it is first asked about. */
export interface JudgedColumns {
  /** Every column, and those that hold phones. */
  found(): FoundColumns
  /** Those that a cleaning looks at whatever was chosen. */
  watched(): PhoneColumn[]
}

/**
 * Finds the columns that hold phones: by their cells first, and by their title where the cells
 * leave room for doubt.
 *
 * Watched are columns of which no row may stay that names somebody there who opted out. Those are
 * the ones that Weni's import takes a number from, those that hold WhatsApp's own ids, because one
 * person has an id beside a number, and those that are called phones or ids and hold nothing yet,
 * because something may stand further down.
 *
 * @param header as many titles as there are columns; empty where there is none
 * @param rows cells of the first records
 */
export function judgeColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  country: Country,
): JudgedColumns {
  const known = new Map<number, Judged>()
  const judged = (name: string, index: number) => {
    const column = known.get(index) ?? judge(name, index, rows, country, header.length === 1)
    known.set(index, column)
    return column
  }
  return {
    found() {
      const all = header.map(judged)
      const chosen = all.filter(isPhoneColumn)
      return {
        columns: all.map(({ index, name, samples, phoneShare, mode }) => ({
          index,
          name,
          samples,
          phoneShare,
          mode,
        })),
        phoneColumns: chosen.map(({ index, mode }) => ({ index, mode })),
        confidence: confidenceIn(chosen, all),
      }
    },
    watched: () =>
      header.flatMap((name, index): PhoneColumn[] => {
        const holdsIds = holdsAccounts(cellsOf(rows, index), country)
        if (!holdsIds && !namesPhones(name) && !namesAccounts(name)) return []
        const column = judged(name, index)
        const isWatched =
          holdsIds || isStillEmpty(column) || (isAddressForWeni(name) && isPhoneColumn(column))
        return isWatched ? [{ index, mode: column.mode }] : []
      }),
  }
}

function isStillEmpty({ name, filled, otherNumbers }: Judged): boolean {
  if (filled > 0) return false
  return namesAccounts(name) || (!otherNumbers && !PARTLY_PHONE.test(foldHeader(name)))
}

/** Whether the cells of a column are WhatsApp's own ids, which no other number is written like. */
function holdsAccounts(filled: readonly string[], country: Country): boolean {
  const read = filled.slice(0, READ_CELLS).filter((cell) => /[\p{Nd}@]/u.test(cell))
  const ids = read.filter((cell) => MAY_BE_ID.test(cell) && isId(cell, country)).length
  return ids > 0 && ids >= read.length * PLAIN_SHARE
}

function isId(cell: string, country: Country): boolean {
  const { kind } = identify(cell, { country, mode: 'international' })
  return kind === 'bsuid' || kind === 'lid'
}

function cellsOf(rows: readonly (readonly string[])[], index: number): string[] {
  return rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '')
}

function judge(
  name: string,
  index: number,
  rows: readonly (readonly string[])[],
  country: Country,
  alone: boolean,
): Judged {
  const cells = cellsOf(rows, index)
  const mode: PhoneMode = chooseMode(name, cells, country)
  const read = cells.slice(0, READ_CELLS)
  const named = namesPhones(name)
  let phones = 0
  let words = 0
  for (const cell of read) {
    const found = mayName(cell) ? identify(cell, { country, mode }) : null
    if (found !== null && found.kind !== 'unreadable') phones++
    else if (!/\p{Nd}/u.test(cell)) words++
  }
  const distinct = new Set(cells)
  return {
    index,
    name,
    samples: [...distinct].slice(0, SAMPLES).map((cell) => cell.slice(0, LONGEST_SAMPLE)),
    phoneShare: phones / Math.max(1, read.length),
    share: phones / Math.max(1, read.length - words),
    mode,
    distinct: distinct.size,
    filled: cells.length,
    named,
    otherNumbers:
      !holdsAccounts(cells, country) &&
      (namesOtherDigits(name) || (!named && !alone && isOtherNumbers(read))),
  }
}

/** Five digits in a row of signs, or an address: without them no cell names anybody. */
function mayName(cell: string): boolean {
  return /(?:\d\D{0,3}){5}|[@/]|\b[A-Z]{2}\.|\p{Nd}{2}/u.test(cell)
}

function isPhoneColumn(column: Judged): boolean {
  const { phoneShare, share, named, otherNumbers, distinct, filled } = column
  if (otherNumbers) return false
  const oneValue = filled >= MANY && distinct === 1
  return (named ? share >= NAMED_SHARE : phoneShare >= PLAIN_SHARE) && !oneValue
}

/**
 * How sure the choice is. Certain: every chosen column is called what it holds, or the list is
 * nothing but numbers. Doubtful: something looks like phones, and not enough to act upon.
 */
function confidenceIn(chosen: readonly Judged[], all: readonly Judged[]): Confidence {
  if (chosen.length === 0 || chosen.length > MOST_PHONE_COLUMNS) {
    const some = all.some(({ phoneShare, named }) => phoneShare > 0.2 || (named && phoneShare > 0))
    return some ? 'doubtful' : 'none'
  }
  if (all.length === 1 && chosen.every(({ phoneShare }) => phoneShare >= 0.5)) return 'certain'
  const plain = chosen.every(({ named, share }) => named && share >= 0.5)
  return plain ? 'certain' : 'probable'
}
