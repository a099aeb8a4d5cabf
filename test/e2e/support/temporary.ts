import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder with an accent and a space in its name, as people's folders have. The caller removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lista limpa ção-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
