import { chooseMode } from '../../../shared/identity/column-mode.ts'
import { identify } from '../../../shared/identity/identify.ts'
import type { Column, Confidence, Country, Inspection, PhoneMode } from '../../../shared/model.ts'
import { isOtherNumbers } from './documents.ts'
import { namesOtherDigits, namesPhones } from './header-words.ts'

type FoundColumns = Pick<Inspection, 'columns' | 'phoneColumns' | 'confidence'>

const SAMPLES = 5
const LONGEST_SAMPLE = 80
const MOST_PHONE_COLUMNS = 20
const READ_CELLS = 300
const NAMED_SHARE = 0.3
const PLAIN_SHARE = 0.6
/** A column with this many cells and a single value says where the shop is, not who the people are. */
const MANY = 20

interface Judged extends Column {
  readonly distinct: number
  readonly filled: number
  readonly named: boolean
  /** Documents, dates, ids: digits that are no phone, by the title or by the cells. */
  readonly otherNumbers: boolean
}

/**
 * Finds the columns that hold phones: by their cells first, and by their title where the cells
 * leave room for doubt.
 *
 * @param rows cells of the first records
 */
export function findColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  country: Country,
): FoundColumns {
  const judged = header.map((name, index) => judge(name, index, rows, country, header.length === 1))
  const chosen = judged.filter(isPhoneColumn).slice(0, MOST_PHONE_COLUMNS)
  return {
    columns: judged.map(({ index, name, samples, phoneShare, mode }) => ({
      index,
      name,
      samples,
      phoneShare,
      mode,
    })),
    phoneColumns: chosen.map(({ index, mode }) => ({ index, mode })),
    confidence: confidenceIn(chosen, judged),
  }
}

function judge(
  name: string,
  index: number,
  rows: readonly (readonly string[])[],
  country: Country,
  alone: boolean,
): Judged {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '')
  const mode: PhoneMode = chooseMode(name, cells, country)
  const read = cells.slice(0, READ_CELLS)
  const named = namesPhones(name)
  const phones = read.filter(
    (cell) => mayName(cell) && identify(cell, { country, mode }).kind !== 'unreadable',
  )
  const distinct = new Set(cells)
  return {
    index,
    name,
    samples: [...distinct].slice(0, SAMPLES).map((cell) => cell.slice(0, LONGEST_SAMPLE)),
    phoneShare: read.length === 0 ? 0 : phones.length / read.length,
    mode,
    distinct: distinct.size,
    filled: cells.length,
    named,
    otherNumbers: namesOtherDigits(name) || (!named && !alone && isOtherNumbers(read)),
  }
}

/** Five digits in a row of signs, or an address: without them no cell names anybody. */
function mayName(cell: string): boolean {
  return /(?:\d\D{0,3}){5}|[@/]|\b[A-Z]{2}\.|\p{Nd}{2}/u.test(cell)
}

function isPhoneColumn({ phoneShare, named, otherNumbers, distinct, filled }: Judged): boolean {
  if (otherNumbers) return false
  const oneValue = filled >= MANY && distinct === 1
  return phoneShare >= (named ? NAMED_SHARE : PLAIN_SHARE) && !oneValue
}

/**
 * How sure the choice is. Certain: every chosen column is called what it holds, or the list is
 * nothing but numbers. Doubtful: something looks like phones, and not enough to act upon.
 */
function confidenceIn(chosen: readonly Judged[], all: readonly Judged[]): Confidence {
  if (chosen.length === 0) {
    const some = all.some(({ phoneShare, named }) => phoneShare > 0.2 || (named && phoneShare > 0))
    return some ? 'doubtful' : 'none'
  }
  if (all.length === 1 && chosen.every(({ phoneShare }) => phoneShare >= 0.5)) return 'certain'
  const plain = chosen.every(({ named, phoneShare }) => named && phoneShare >= 0.5)
  return plain ? 'certain' : 'probable'
}
