import type { PlaceId } from '../../shared/model.ts'
import type { Place } from '../core/places.ts'
import { createVault, type Vault } from './vault.ts'

export const TICKET_MS = 60_000

/** A file that may be fetched once: a browser's download cannot carry the token in a header. */
export interface Ticket {
  readonly file: Place
  /** The browser has begun to fetch it. */
  fetched(): void
  /** It has the file, or will not come for it. */
  arrived(): void
}

export function createTickets(now: () => number): Vault<Ticket> {
  return createVault(TICKET_MS, now)
}

/** Files on their way to a browser: a page that is done with one may be so before it has arrived. */
export interface Deliveries {
  /** @returns a function that says that it has arrived, or will not be fetched */
  begin(place: PlaceId): () => void
  /** Does something once nothing of this place is on its way: mostly at once. */
  afterwards(place: PlaceId, act: () => void): void
}

export function createDeliveries(): Deliveries {
  const underway = new Map<PlaceId, Set<object>>()
  const waiting = new Map<PlaceId, () => void>()
  return {
    begin(place) {
      const mine = {}
      const those = underway.get(place) ?? new Set()
      underway.set(place, those.add(mine))
      return () => {
        those.delete(mine)
        if (those.size > 0) return
        underway.delete(place)
        waiting.get(place)?.()
        waiting.delete(place)
      }
    },
    afterwards(place, act) {
      if (underway.has(place)) waiting.set(place, act)
      else act()
    },
  }
}
