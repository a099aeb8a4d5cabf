import { existsSync } from 'node:fs'
import type { PlaceId } from '../../shared/model.ts'
import type { LettingGo } from './letting-go.ts'

/** A shop with four pages open works with a few lists in each; of older ones nobody is left to ask. */
const MOST_FILES = 16
const MOST_BYTES = 2 * 2 ** 30

/** Copies that a page handed over of files whose own place is not known here: the oldest go when there are many. */
export interface GivenFiles {
  /** Counts a finished copy. The newest stays whatever its size. */
  keep(place: PlaceId, path: string, bytes: number): void
}

export function createGivenFiles({ letGo }: Pick<LettingGo, 'letGo'>): GivenFiles {
  const kept = new Map<PlaceId, { readonly path: string; readonly bytes: number }>()

  function isTooMuch() {
    const bytes = [...kept.values()].reduce((sum, copy) => sum + copy.bytes, 0)
    return kept.size > MOST_FILES || bytes > MOST_BYTES
  }

  return {
    keep(place, path, bytes) {
      for (const [known, copy] of kept) if (!existsSync(copy.path)) kept.delete(known)
      kept.set(place, { path, bytes })
      for (const oldest of [...kept.keys()].slice(0, -1)) {
        if (!isTooMuch()) return
        letGo(oldest, { evenKept: true })
        kept.delete(oldest)
      }
    },
  }
}
