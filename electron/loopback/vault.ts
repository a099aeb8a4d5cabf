import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 192 bits, so that guessing is hopeless at any rate. */
const SECRET_BYTES = 24

/** Things behind secrets: whoever shows the secret gets the thing. */
export interface Vault<T> {
  /** @returns the new secret, which is kept nowhere, only its digest */
  issue(thing: T): string
  /** What the secret stands for, or `null` when it is unknown or too old. */
  find(secret: string): T | null
  /** Like `find`, and from then on the secret is worth nothing. */
  take(secret: string): T | null
  /** Everything that a secret still opens, oldest first. */
  things(): readonly T[]
  remove(thing: T): void
}

/**
 * @param lifetime milliseconds for which a secret is good; `Infinity` for as long as the program runs
 * @param now milliseconds that never run backwards
 */
export function createVault<T>(lifetime: number, now: () => number): Vault<T> {
  let entries: { readonly digest: Buffer; readonly thing: T; readonly expires: number }[] = []

  const dropExpired = () => {
    const time = now()
    entries = entries.filter(({ expires }) => time < expires)
  }

  /** Looks at every entry, and at digests rather than secrets, so that its duration tells nothing. */
  const search = (secret: string) => {
    dropExpired()
    const digest = digestOf(secret)
    return entries.filter((entry) => timingSafeEqual(entry.digest, digest))[0] ?? null
  }

  return {
    issue(thing) {
      dropExpired()
      const secret = randomBytes(SECRET_BYTES).toString('base64url')
      entries.push({ digest: digestOf(secret), thing, expires: now() + lifetime })
      return secret
    },
    find: (secret) => search(secret)?.thing ?? null,
    take(secret) {
      const entry = search(secret)
      entries = entries.filter((each) => each !== entry)
      return entry?.thing ?? null
    },
    things() {
      dropExpired()
      return entries.map(({ thing }) => thing)
    },
    remove(thing) {
      entries = entries.filter((entry) => entry.thing !== thing)
    },
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
