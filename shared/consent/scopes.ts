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
