import { describe, expect, test } from 'vitest'
import { createSessions } from '../../electron/loopback/sessions.ts'
import { createVault } from '../../electron/loopback/vault.ts'

/** A clock that stands until it is moved. */
function clock() {
  let time = 0
  return { now: () => time, pass: (milliseconds: number) => void (time += milliseconds) }
}

describe('what is behind a secret', () => {
  test('is found as often as wanted, and taken once', () => {
    const vault = createVault<string>(1000, clock().now)
    const secret = vault.issue('a')
    expect([vault.find(secret), vault.find(secret)]).toEqual(['a', 'a'])
    expect([vault.take(secret), vault.take(secret), vault.find(secret)]).toEqual(['a', null, null])
  })

  test('is gone when its time is over', () => {
    const { now, pass } = clock()
    const vault = createVault<string>(1000, now)
    const secret = vault.issue('a')
    pass(999)
    expect(vault.find(secret)).toBe('a')
    pass(1)
    expect(vault.find(secret)).toBeNull()
    expect(vault.things()).toEqual([])
  })

  test('has a secret of 192 bits that never comes twice', () => {
    const vault = createVault<string>(Infinity, clock().now)
    const secrets = Array.from({ length: 1000 }, () => vault.issue('a'))
    expect(new Set(secrets).size).toBe(1000)
    expect(secrets.every((secret) => /^[A-Za-z0-9_-]{32}$/.test(secret))).toBe(true)
  })

  test('is not found by a part of the secret or by nothing', () => {
    const vault = createVault<string>(1000, clock().now)
    const secret = vault.issue('a')
    for (const wrong of ['', secret.slice(1), `${secret}=`, ` ${secret}`, secret.toUpperCase()]) {
      expect(vault.find(wrong)).toBeNull()
    }
  })
})

describe('sessions', () => {
  test('a code lets one page in, within a minute', () => {
    const { now, pass } = clock()
    const sessions = createSessions(now)
    const late = sessions.issueCode()
    pass(60_000)
    expect(sessions.trade(late)).toBeNull()
    expect(sessions.hasCode).toBe(false)

    const code = sessions.issueCode()
    pass(59_999)
    expect(sessions.hasCode).toBe(true)
    const token = sessions.trade(code)
    expect(token).not.toBeNull()
    expect(sessions.trade(code)).toBeNull()
    pass(365 * 24 * 3600 * 1000)
    expect(sessions.find(token ?? '')).not.toBeNull()
  })

  test('a code is no token, and a token is no code', () => {
    const sessions = createSessions(clock().now)
    const code = sessions.issueCode()
    expect(sessions.find(code)).toBeNull()
    const token = sessions.trade(code) ?? ''
    expect(sessions.trade(token)).toBeNull()
  })

  test('pages that are there are never shut out to let another in', () => {
    const sessions = createSessions(clock().now)
    const tokens = Array.from({ length: 4 }, () => sessions.trade(sessions.issueCode()) ?? '')
    for (const token of tokens) {
      const session = sessions.find(token)
      if (session) session.connections++
    }
    expect(sessions.trade(sessions.issueCode())).toBeNull()
    expect(tokens.every((token) => sessions.find(token) !== null)).toBe(true)
  })
})
