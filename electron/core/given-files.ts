import { rmSync } from 'node:fs'
import type { PlaceId } from '../../shared/model.ts'

/** A shop with four pages open works with a few lists in each; of older ones nobody is left to ask. */
const MOST_FILES = 16
const MOST_BYTES = 2 * 2 ** 30

/**
 * Copies that a page handed over of files whose own place is not known here. They hold people's
 * numbers, so they go as soon as their page is done with them, and the oldest when there are many.
 */
export interface GivenFiles {
  /** Keeps a finished copy. The newest is kept whatever its size. */
  keep(place: PlaceId, path: string, bytes: number): void
  /** Removes a copy; a place that is none is left alone, for a page may name any place it knows. */
  release(place: PlaceId): void
}

export function createGivenFiles(): GivenFiles {
  const kept = new Map<PlaceId, { readonly path: string; readonly bytes: number }>()

  function release(place: PlaceId) {
    const copy = kept.get(place)
    if (copy) rmSync(copy.path, { force: true })
    kept.delete(place)
  }

  function isTooMuch() {
    const bytes = [...kept.values()].reduce((sum, copy) => sum + copy.bytes, 0)
    return kept.size > MOST_FILES || bytes > MOST_BYTES
  }

  return {
    keep(place, path, bytes) {
      kept.set(place, { path, bytes })
      for (const oldest of [...kept.keys()].slice(0, -1)) {
        if (!isTooMuch()) return
        release(oldest)
      }
    },
    release,
  }
}
