import { closeSync, openSync, readSync } from 'node:fs'
import type { OpenList } from '../../reading/list.ts'

const SAMPLE_BYTES = 1 << 17
const LINE_FEED = 10
const MARGIN = 1.02

/**
 * About how many records a list has, by the lines at its beginning: a guess that costs memory when
 * too high and time when too low.
 */
export function expectedRows({ path, size }: Pick<OpenList, 'path' | 'size'>): number {
  const sample = Buffer.allocUnsafe(SAMPLE_BYTES)
  const file = openSync(path, 'r')
  let length: number
  try {
    length = readSync(file, sample, 0, SAMPLE_BYTES, 0)
  } finally {
    closeSync(file)
  }
  let lines = 1
  for (let at = 0; at < length; at++) if (sample[at] === LINE_FEED) lines++
  return Math.ceil((size / Math.max(1, length)) * lines * MARGIN)
}
