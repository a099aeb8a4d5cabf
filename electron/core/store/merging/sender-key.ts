import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { one, run } from '../database/sql.ts'

/**
 * The key with which a ledger signs what it hands to other computers: Ed25519, made when it is first
 * needed, kept in the ledger and nowhere else.
 */
interface SenderKey {
  /** The public half, DER in base64: what other computers remember. */
  readonly publicKey: string
  sign(bytes: Uint8Array): string
}

export function senderKeyOf(db: WriteDb): SenderKey {
  const key = privateKey(storedKey(db) ?? makeKey(db))
  return { publicKey: publicHalf(key), sign: (bytes) => sign(null, bytes, key).toString('base64') }
}

/** The public half of this ledger's key; `null` when it never signed anything. */
export function publicKeyOf(db: ReadDb): string | null {
  const stored = storedKey(db)
  return stored === null ? null : publicHalf(privateKey(stored))
}

function storedKey(db: ReadDb): string | null {
  return (
    one<{ value: string }>(db, `SELECT value FROM meta WHERE name = 'sender_key'`)?.value ?? null
  )
}

function privateKey(stored: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'pkcs8' })
}

function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
}

function makeKey(db: WriteDb): string {
  const made = generateKeyPairSync('ed25519')
  const text = made.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  run(db, `INSERT INTO meta (name, value) VALUES ('sender_key', ?)`, text)
  return text
}

export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    })
    return verify(null, bytes, key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** What two people compare over the telephone before they trust a sender: `4F2A 91C0 …`. */
export function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(publicKey).digest('hex').slice(0, 24).toUpperCase()
  return (digest.match(/.{4}/g) ?? []).join(' ')
}
