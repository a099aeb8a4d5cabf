const FIRST_BYTES = 1 << 13

/** One bit a row, for millions of them: whether it stays. */
export interface KeptMarks {
  /** Marks the next row. */
  add(stays: boolean): void
  /** @param row from 1 */
  stays(row: number): boolean
  /** How many rows were marked. */
  rows(): number
}

export function createKeptMarks(): KeptMarks {
  let bits = new Uint8Array(FIRST_BYTES)
  let rows = 0
  return {
    add(stays) {
      const at = rows++ >>> 3
      if (at === bits.length) {
        const larger = new Uint8Array(at * 2)
        larger.set(bits)
        bits = larger
      }
      if (stays) bits[at] = (bits[at] ?? 0) | (1 << ((rows - 1) & 7))
    },
    stays: (row) => (((bits[(row - 1) >>> 3] ?? 0) >> ((row - 1) & 7)) & 1) === 1,
    rows: () => rows,
  }
}
