import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { PlaceId } from '../../shared/model.ts'

/** A file or folder that a shell handed to the core, and how people know it. */
export interface Place {
  readonly path: string
  /** The name the operator gave the file; for an upload it differs from the path's last part. */
  readonly name: string
  /** Uploaded copies live in the app's own folder: nothing is ever written beside them. */
  readonly uploaded: boolean
}

export interface Places {
  add(path: string, options?: { readonly name?: string; readonly uploaded?: boolean }): PlaceId
  /** @throws AppError `unknown_place` */
  get(id: PlaceId): Place
  /** Nobody shows it any more. @returns its path, or `null` when there is no such place */
  close(id: PlaceId): string | null
  /** Of places that are not closed. */
  shownPaths(): string[]
  /** Those that are not closed. */
  ids(): PlaceId[]
}

/**
 * The only bridge between paths and the contract: shells put paths in and get opaque ids, so that
 * neither a page nor a request can name a file that its user did not choose.
 */
export function createPlaces(): Places {
  const places = new Map<PlaceId, Place>()
  const closed = new Set<PlaceId>()
  const shown = () => [...places].filter(([id]) => !closed.has(id))
  return {
    add(path, { name = basename(path), uploaded = false } = {}) {
      const id = randomBytes(18).toString('base64url')
      places.set(id, { path, name, uploaded })
      return id
    },
    get(id) {
      const place = places.get(id)
      if (!place) throw new AppError('unknown_place')
      return place
    },
    close(id) {
      const place = places.get(id)
      if (!place) return null
      closed.add(id)
      return place.path
    },
    shownPaths: () => shown().map(([, { path }]) => path),
    ids: () => shown().map(([id]) => id),
  }
}
