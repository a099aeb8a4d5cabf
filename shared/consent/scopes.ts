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
  /** The topics of the template, as in `topic:promoções` without the prefix; none when not known. */
  readonly topics?: readonly string[]
  /** The numbers it is sent from, as in `sender:5511…` without the prefix; none when not known. */
  readonly senders?: readonly string[]
}

/** What is about to be sent, from the scopes that were chosen for it. */
export function sendingOf(scopes: readonly Scope[]): Sending {
  const named = (kind: string) =>
    scopes
      .filter((scope) => scope.startsWith(`${kind}:`))
      .map((scope) => scope.slice(kind.length + 1))
  return { topics: named('topic'), senders: named('sender') }
}

const SUBSCRIBER_DIGITS = 8

/**
 * Whether somebody who opted out in `scope` must not get this sending. In doubt they must not: a topic
 * is the same whatever its capitals, accents, blanks and signs, and a sender with or without 55 and
 * the ninth digit.
 */
export function scopeForbids(scope: Scope, { topics = [], senders = [] }: Sending): boolean {
  if (scope.startsWith('topic:')) {
    const left = folded(scope.slice('topic:'.length))
    return topics.length === 0 || topics.some((topic) => folded(topic) === left)
  }
  if (scope.startsWith('sender:')) {
    const left = subscriber(scope)
    return senders.length === 0 || senders.some((sender) => subscriber(sender) === left)
  }
  return true
}

function folded(topic: string): string {
  return topic
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function subscriber(sender: string): string {
  return sender.replace(/\D/g, '').slice(-SUBSCRIBER_DIGITS)
}
