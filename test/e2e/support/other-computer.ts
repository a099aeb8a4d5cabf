import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './flows.ts'
import { removeFolder, temporaryFolder } from './temporary.ts'

/** What another computer of the shop knows, as it hands it over. */
export interface Changes {
  readonly bytes: Buffer
  /** By which that computer is known. */
  readonly fingerprint: string
}

/** Has a computer write its change file, by the command line. */
export function changesFrom(dataDir: string, name: string): Changes {
  const folder = temporaryFolder()
  try {
    const path = join(folder, 'mudancas.lista')
    const said = command(dataDir, 'merge', 'export', path, '--name', name, '--json')
    const { fingerprint } = JSON.parse(said) as { readonly fingerprint: string }
    return { bytes: readFileSync(path), fingerprint }
  } finally {
    removeFolder(folder)
  }
}

/** The change file of a new computer on which these people opted out. */
export function changesOf(name: string, ...numbers: readonly string[]): Changes {
  const folder = temporaryFolder()
  try {
    const dataDir = join(folder, 'dados')
    command(dataDir, 'optout', 'add', ...numbers)
    return changesFrom(dataDir, name)
  } finally {
    removeFolder(folder)
  }
}
