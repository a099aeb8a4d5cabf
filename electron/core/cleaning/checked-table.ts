import type { CheckedList } from './types.ts'

type Columns = Pick<CheckedList, 'verdicts' | 'offsets' | 'lines' | 'refs'>

const FIRST_ROWS = 4096

/** Four typed columns that grow with the rows: 21 bytes a row instead of an object. */
export function createTable() {
  let rows = 0
  let columns = columnsFor(FIRST_ROWS)
  return {
    add(verdict: number, offset: number, line: number, ref: number): void {
      if (rows === columns.verdicts.length) columns = copyOf(columns, rows, rows * 2)
      columns.verdicts[rows] = verdict
      columns.offsets[rows] = offset
      columns.lines[rows] = line
      columns.refs[rows] = ref
      rows++
    },
    /** The columns, exactly as long as there are rows. */
    finish: (): Columns => copyOf(columns, rows, rows),
  }
}

function columnsFor(rows: number): Columns {
  return {
    verdicts: new Uint8Array(rows),
    offsets: new Float64Array(rows),
    lines: new Uint32Array(rows),
    refs: new Float64Array(rows),
  }
}

function copyOf(from: Columns, rows: number, capacity: number): Columns {
  const copy = columnsFor(capacity)
  copy.verdicts.set(from.verdicts.subarray(0, rows))
  copy.offsets.set(from.offsets.subarray(0, rows))
  copy.lines.set(from.lines.subarray(0, rows))
  copy.refs.set(from.refs.subarray(0, rows))
  return copy
}
