import { createVault, type Vault } from './vault.ts'

/** How long an address is good; long enough to start a browser, short enough to be left lying about. */
const CODE_MS = 60_000
const MOST_SESSIONS = 4

/** One page's access, from the code that it traded in until the program ends. */
export interface Session {
  /** Event streams that are open now: a page that listens is a page that is there. */
  connections: number
}

export interface Sessions {
  /** A new one-time code for an address. */
  issueCode(): string
  /** Whether an address that was handed out still works. */
  readonly hasCode: boolean
  /** Trades a code for a session's token; `null` when the code is wrong, used or too old. */
  trade(code: string): string | null
  find(token: string): Session | null
}

export function createSessions(now: () => number): Sessions {
  const codes: Vault<object> = createVault(CODE_MS, now)
  const sessions: Vault<Session> = createVault(Infinity, now)

  /** Makes room by ending the oldest session that no page is using. */
  function makeRoom(): boolean {
    const open = sessions.things()
    if (open.length < MOST_SESSIONS) return true
    const unused = open.find(({ connections }) => connections === 0)
    if (unused) sessions.remove(unused)
    return unused !== undefined
  }

  return {
    issueCode: () => codes.issue({}),
    get hasCode() {
      return codes.things().length > 0
    },
    trade(code) {
      if (codes.take(code) === null || !makeRoom()) return null
      return sessions.issue({ connections: 0 })
    },
    find: (token) => sessions.find(token),
  }
}
