import type { UnreadableReason } from '../model.ts'
import { sharingBeginning } from './alternates.ts'
import type { Alternate, Identity, SingleIdentity } from './identity.ts'

/** What one part of a cell turned out to be. */
export type Part =
  | { readonly kind: 'account'; readonly identity: SingleIdentity }
  /** Looks like a number, or a piece of one, and cannot be read. */
  | { readonly kind: 'unread'; readonly reason: UnreadableReason; readonly digits: string }
  | { readonly kind: 'nobody'; readonly reason: UnreadableReason }

/** Several spellings of one account are one account, with the doubts of all of them. */
export function combineParts(parts: readonly Part[]): Identity {
  const unread = parts.filter((part) => part.kind === 'unread')
  const members: SingleIdentity[] = []
  for (const part of parts) {
    if (part.kind !== 'account') continue
    const { identity } = part
    const at = members.findIndex((member) => isSameAccount(member, identity))
    const known = members[at]
    if (known === undefined) members.push(withSharedBeginnings(identity, unread))
    else if (known.kind === 'tel' && identity.kind === 'tel') {
      members[at] = { ...known, alternates: merge(known.alternates, identity.alternates) }
    }
  }
  const [first] = members
  if (first === undefined) return { kind: 'unreadable', reason: whyNobody(parts) }
  if (members.length === 1 && unread.length === 0) return first
  return { kind: 'multi', members, unreadPart: unread.length > 0 }
}

function withSharedBeginnings(
  identity: SingleIdentity,
  unread: readonly { readonly digits: string }[],
): SingleIdentity {
  if (identity.kind !== 'tel' || unread.length === 0) return identity
  const shared = unread
    .map(({ digits }) => sharingBeginning(identity.key, digits))
    .filter((alternate): alternate is Alternate => alternate !== null)
    .filter(({ key }) => key !== identity.key)
  return { ...identity, alternates: merge(identity.alternates, shared) }
}

function isSameAccount(one: SingleIdentity, other: SingleIdentity): boolean {
  if (one.kind === 'tel') return other.kind === 'tel' && one.key === other.key
  return other.kind === one.kind && other.value === one.value
}

function merge(one: readonly Alternate[], other: readonly Alternate[]): readonly Alternate[] {
  return [...one, ...other.filter(({ key }) => one.every((known) => known.key !== key))]
}

/** A number that cannot be read says more than text that is none. */
function whyNobody(parts: readonly Part[]): UnreadableReason {
  const unread = parts.find((part) => part.kind === 'unread')
  if (unread) return unread.reason
  const nobody = parts.find((part) => part.kind === 'nobody')
  return nobody?.reason ?? 'empty'
}
