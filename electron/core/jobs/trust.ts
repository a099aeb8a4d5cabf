import { AppError } from '../../../shared/errors.ts'

/**
 * A word between two threads: one cleans with a ledger that is not verified yet, the other verifies
 * it meanwhile. The first publishes nothing before it has the second one's word.
 */
export type Trust = Int32Array<SharedArrayBuffer>

const PENDING = 0
const TRUSTED = 1
const REFUSED = 2
const LOOK_UP_MS = 50

export function createTrust(): Trust {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** Says how the verifying ended. */
export function settleTrust(trust: Trust, verified: boolean): void {
  Atomics.store(trust, 0, verified ? TRUSTED : REFUSED)
  Atomics.notify(trust, 0)
}

/**
 * Waits for the word.
 *
 * @throws AppError `cancelled` when the ledger was refused, or the work cancelled meanwhile: who
 * verified it says why
 */
export function awaitTrust(trust: Trust, cancelled: () => boolean): void {
  while (Atomics.load(trust, 0) === PENDING) {
    if (cancelled()) throw new AppError('cancelled')
    Atomics.wait(trust, 0, PENDING, LOOK_UP_MS)
  }
  if (Atomics.load(trust, 0) === REFUSED) throw new AppError('cancelled')
}
