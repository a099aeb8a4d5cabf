import type { Scope } from '../model.ts'

/**
 * Whether an opt-out in `outer` already covers one in `inner`. Everything contains marketing and
 * every sender; marketing contains every topic; a scope contains itself.
 */
export function scopeCovers(outer: Scope, inner: Scope): boolean {
  if (outer === inner || outer === 'everything') return true
  return outer === 'marketing' && inner.startsWith('topic:')
}

/** The scopes in which an opt-out covers one in `scope`, widest first. */
export function scopesCovering(scope: Scope): Scope[] {
  const wider: Scope[] = ['everything', ...(scope.startsWith('topic:') ? ['marketing'] : [])]
  return [...wider.filter((candidate) => candidate !== scope), scope]
}

/** What is about to be sent. What is not known could be anything. */
export interface Sending {
  /** The template's topic, as in `topic:promoções` without the prefix. */
  readonly topic?: string | undefined
  /** The number it is sent from, as in `sender:5511…` without the prefix. */
  readonly sender?: string | undefined
}

const SUBSCRIBER_DIGITS = 8

/**
 * Whether somebody who opted out in `scope` must not get this sending. In doubt they must not: a topic
 * is the same whatever its capitals, accents and blanks, and a sender with or without 55 and the
 * ninth digit.
 */
export function scopeForbids(scope: Scope, { topic, sender }: Sending): boolean {
  if (scope.startsWith('topic:')) {
    return topic === undefined || folded(scope.slice('topic:'.length)) === folded(topic)
  }
  if (scope.startsWith('sender:')) {
    return sender === undefined || scope.slice(-SUBSCRIBER_DIGITS) === subscriber(sender)
  }
  return true
}

function folded(topic: string): string {
  return topic.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

function subscriber(sender: string): string {
  return sender.replace(/\D/g, '').slice(-SUBSCRIBER_DIGITS)
}
