import { z } from 'zod'
import type { Account, Instant } from '../model.ts'

/**
 * Which list an opt-out belongs to: the shop's own, a law's, or a partner's. A verdict names it.
 * `own`, `law:procon-sp`, `partner:Rede Sul`.
 */
export const layerSchema = z.string().regex(/^(own|law:[a-z0-9-]{1,40}|partner:[^\s:][^:]{0,79})$/)
export type Layer = z.infer<typeof layerSchema>

export const OWN_LAYER: Layer = 'own'

interface LawList {
  /** Area codes whose lines the law lets register; `null` where it does not say. */
  readonly areaCodes: readonly [from: number, to: number] | null
  /** Days between registration and the block taking effect. */
  readonly graceDays: number
}

/**
 * Do-not-disturb registers that bind whoever sends messages to their numbers.
 *
 * São Paulo: Lei 13.226/2008, extended to SMS and WhatsApp by Lei 17.334/2021; lines of the area
 * codes 11 to 19, in effect 30 days after registration. Paraná: Lei 16.135/2009, codes 41 to 46.
 */
const lawLists: Readonly<Record<Layer, LawList>> = {
  'law:procon-sp': { areaCodes: [11, 19], graceDays: 30 },
  'law:procon-pr': { areaCodes: [41, 46], graceDays: 30 },
}
const otherLaw: LawList = { areaCodes: null, graceDays: 30 }

const DAY_MS = 86_400_000

/** When an entry starts to bind: at once, except on a law list with a grace period. */
export function inForceFrom(layer: Layer, registeredAt: Instant): Instant {
  const days = graceDaysOf(layer)
  return new Date(Date.parse(registeredAt) + days * DAY_MS).toISOString()
}

export function isInForce(layer: Layer, registeredAt: Instant, now: Instant): boolean {
  return inForceFrom(layer, registeredAt) <= now
}

/** Whether a law's list can hold this account at all; one that it cannot is somebody's mistake. */
export function canHold(layer: Layer, account: Account): boolean {
  const range = lawListOf(layer)?.areaCodes
  if (!range) return true
  const [from, to] = range
  const areaCode = brazilianAreaCode(account)
  return areaCode !== null && areaCode >= from && areaCode <= to
}

/** The lists that a shop is offered before there is anybody on them: its own and the law's. */
export const offeredLayers: readonly Layer[] = [OWN_LAYER, ...Object.keys(lawLists)]

/** Days between a registration on a law's list and its effect; 0 for every other list. */
export function graceDaysOf(layer: Layer): number {
  return lawListOf(layer)?.graceDays ?? 0
}

function lawListOf(layer: Layer): LawList | undefined {
  return lawLists[layer] ?? (layer.startsWith('law:') ? otherLaw : undefined)
}

function brazilianAreaCode(account: Account): number | null {
  const [, code] =
    account.kind === 'tel' ? (/^55(\d\d)\d{8,9}$/.exec(String(account.key)) ?? []) : []
  return code === undefined ? null : Number(code)
}
