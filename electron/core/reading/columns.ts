import { chooseMode } from '../../../shared/identity/column-mode.ts'
import { identify } from '../../../shared/identity/identify.ts'
import type { Column, Confidence, Country, Inspection, PhoneMode } from '../../../shared/model.ts'
import { namesOtherDigits, namesPhones } from './header-words.ts'

type FoundColumns = Pick<Inspection, 'columns' | 'phoneColumns' | 'confidence'>

const SAMPLES = 5
const LONGEST_SAMPLE = 80
const MOST_PHONE_COLUMNS = 20
const READ_CELLS = 300

interface Judged extends Column {
  readonly distinct: number
  readonly filled: number
  readonly named: boolean
  readonly namedOtherwise: boolean
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
  const judged = header.map((name, index) => judge(name, index, rows, country))
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
): Judged {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '')
  const mode: PhoneMode = chooseMode(name, cells, country)
  const read = cells.slice(0, READ_CELLS)
  const phones = read.filter((cell) => identify(cell, { country, mode }).kind !== 'unreadable')
  const distinct = new Set(cells)
  return {
    index,
    name,
    samples: [...distinct].slice(0, SAMPLES).map((cell) => cell.slice(0, LONGEST_SAMPLE)),
    phoneShare: read.length === 0 ? 0 : phones.length / read.length,
    mode,
    distinct: distinct.size,
    filled: cells.length,
    named: namesPhones(name),
    namedOtherwise: namesOtherDigits(name),
  }
}

function isPhoneColumn({ phoneShare, named, namedOtherwise }: Judged): boolean {
  if (namedOtherwise) return false
  return phoneShare >= (named ? 0.3 : 0.6)
}

function confidenceIn(chosen: readonly Judged[], all: readonly Judged[]): Confidence {
  if (chosen.length === 0)
    return all.some(({ phoneShare }) => phoneShare > 0.2) ? 'doubtful' : 'none'
  if (chosen.every(({ named, phoneShare }) => named && phoneShare >= 0.5)) return 'certain'
  if (chosen.every(({ phoneShare }) => phoneShare >= 0.8))
    return all.length === 1 ? 'certain' : 'probable'
  return 'probable'
}
