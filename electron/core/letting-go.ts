import { readdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PlaceId } from '../../shared/model.ts'
import type { Places } from './places.ts'
import { copiesFolder, copiesOf, isPassing } from './scratch.ts'

/**
 * Files that the program made for itself hold people's numbers, so they go as soon as nothing shows
 * them: handed-over copies, results that wait to be fetched, workbooks as text. The operator's own
 * files are never touched.
 */
export interface LettingGo {
  /** A page needs a file no more. An unknown place is none. */
  letGo(place: PlaceId, options?: { readonly evenKept?: boolean }): void
  /** No page is there any more. */
  letGoOfAll(): void
  /** A cleaning in the history was made from this file: it stays, to be cleaned again. */
  keep(path: string): void
  /** Removes the copies as text of files that nothing shows. */
  sweep(): void
}

/** @param busy whether work goes on that may be reading a copy */
export function createLettingGo(dataDir: string, places: Places, busy: () => boolean): LettingGo {
  const kept = new Set<string>()

  function letGo(id: PlaceId, { evenKept = false } = {}) {
    const path = places.close(id)
    if (path === null) return
    if (evenKept) kept.delete(path)
    const stays = kept.has(path) || places.shownPaths().includes(path)
    if (!stays && isPassing(dataDir, path)) remove(dataDir, path)
    sweep()
  }

  function sweep() {
    if (busy()) return
    const shown = places.shownPaths()
    const needed = new Set(shown.flatMap((path) => [copiesOf(dataDir, path), dirname(path)]))
    for (const name of namesIn(copiesFolder(dataDir))) {
      const folder = join(copiesFolder(dataDir), name)
      if (!needed.has(folder)) tryTo(() => rmSync(folder, { recursive: true, force: true }))
    }
  }

  return {
    letGo,
    letGoOfAll: () => places.ids().forEach((id) => letGo(id)),
    keep: (path) => void kept.add(path),
    sweep,
  }
}

/** With the folder that was made for it when it was the last in there, but not the one for all. */
function remove(dataDir: string, path: string): void {
  tryTo(() => rmSync(path, { force: true }))
  const folder = dirname(path)
  if (isPassing(dataDir, dirname(folder))) tryTo(() => rmdirSync(folder))
}

/** What another program has open goes with this one at the latest. */
function tryTo(act: () => void): void {
  try {
    act()
  } catch {
    // It is tried again when the program ends.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
