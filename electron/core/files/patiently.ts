const RETRY_FOR_MS = 10_000
const FIRST_PAUSE_MS = 20

/**
 * Renames or removes a file, and on Windows tries again for a while: there a virus scanner, an indexer
 * or a copying program holds a new file for moments, and whatever would change it is refused.
 *
 * @throws whatever the change threw last
 */
export function patiently(change: () => void, platform: NodeJS.Platform = process.platform): void {
  const deadline = Date.now() + RETRY_FOR_MS
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      return change()
    } catch (thrown) {
      if (!mayBeHeld(thrown, platform) || Date.now() + pause > deadline) throw thrown
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}

/** Whether a refusal is what Windows says of a file that another program holds just now. */
export function mayBeHeld(thrown: unknown, platform: NodeJS.Platform = process.platform): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  return platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY')
}
