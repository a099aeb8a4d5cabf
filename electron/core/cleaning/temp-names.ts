import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isRunning } from '../files/is-running.ts'

/** Told apart by computer, because a folder may be shared and process ids are not. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const pattern = /^\.lista-limpa-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp$/

/** What tells this process from every other one, on this computer and others, in a file's name. */
export const processMark = `${host}-${process.pid}`

/** Whether a mark is of a process of this computer that is gone. */
export function isAbandoned(mark: string): boolean {
  const [writer, pid] = mark.split('-')
  return writer === host && !isRunning(Number(pid))
}

/** A fresh hidden name in `folder` that says which process on which computer is writing it. */
export function tempName(folder: string): string {
  const random = randomBytes(8).toString('hex')
  return join(folder, `.lista-limpa-${processMark}-${random}.tmp`)
}

/** Removes what a killed run left in `folder`: only our own files, only when their process is gone. */
export function removeStaleTemps(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, writer, pid] = pattern.exec(name) ?? []
    if (writer === host && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}
