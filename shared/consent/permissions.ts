import type { Instant, Reason, Scope, Source } from '../model.ts'
import { OWN_LAYER, type Layer } from './layers.ts'
import { scopeCovers } from './scopes.ts'

/** The parts of an opt-out that say how firmly it stands. */
export interface Grounds {
  readonly scope: Scope
  readonly layer: Layer
  readonly reason: Reason
  readonly source: Source
}

const personalSources: readonly Source[] = ['customer_message', 'button', 'link']
const personalReasons: readonly Reason[] = [
  'lost_interest',
  'problem_solved',
  'unhappy_with_material',
  'never_gave_consent',
  'wrong_person',
  'complaint',
]

/** Whether the person asked, in their own words or through somebody who noted their reason. */
export function isOwnRequest({ source, reason }: Grounds): boolean {
  return personalSources.includes(source) || personalReasons.includes(reason)
}

/** Whether a block may have an end. What a person asked for has none, nor has what a law demands. */
export function mayExpire(grounds: Grounds): boolean {
  return (
    grounds.layer === OWN_LAYER && grounds.source === 'typed_by_attendant' && !isOwnRequest(grounds)
  )
}

/**
 * Whether an operator may lift an opt-out as a mistake, without a new consent. What the person did
 * themselves, a complaint and a law list are no mistakes of ours.
 */
export function mayRelease({ layer, source, reason }: Grounds): boolean {
  return layer === OWN_LAYER && !personalSources.includes(source) && reason !== 'complaint'
}

/** Whether a consent in `scope`, for the given list, lifts an opt-out. */
export function consentLifts(scope: Scope, layer: Layer, optOut: Grounds): boolean {
  return optOut.layer === layer && scopeCovers(scope, optOut.scope)
}

/** What makes a return to the broadcast lists count. */
export interface ConsentProof {
  /** What the person said or signed, and where it is kept. */
  readonly evidence: string
  readonly note: string
}

/** Whether there is anything to show when somebody asks why a person gets messages again. */
export function isProven({ evidence, note }: ConsentProof): boolean {
  return evidence.trim() !== '' && note.trim() !== ''
}

/** A date that cannot be right: in the future, or before WhatsApp existed. */
export function isDoubtfulDate(happenedAt: Instant, now: Instant): boolean {
  return happenedAt > now || happenedAt < '2009-01-01T00:00:00.000Z'
}
