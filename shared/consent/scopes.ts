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

/** Whether somebody who opted out in `scope` must not get this sending. In doubt they must not. */
export function scopeForbids(scope: Scope, { topic, sender }: Sending): boolean {
  if (scope.startsWith('topic:')) return topic === undefined || scope === `topic:${topic}`
  if (scope.startsWith('sender:')) return sender === undefined || scope === `sender:${sender}`
  return true
}
