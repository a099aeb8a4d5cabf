import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { isRunning } from './files/is-running.ts'

/** A private folder for what must not outlive the program: uploads, results waiting to be fetched. */
export interface Scratch {
  /** The folder, made when first asked for, that only this user can open. */
  folder(): string
  remove(): void
}

const areaOf = (dataDir: string) => join(dataDir, 'temp')

/** Nothing is made until something is put there. The name carries the process that it belongs to. */
export function createScratch(dataDir: string): Scratch {
  const folder = join(areaOf(dataDir), `${process.pid}-${randomBytes(9).toString('base64url')}`)
  let made = false
  return {
    folder() {
      if (!made) mkdirSync(folder, { recursive: true, mode: 0o700 })
      made = true
      return folder
    },
    remove() {
      if (made) removeWithEmptyParents(folder, dataDir)
      made = false
    },
  }
}

/** Where this process keeps lists that are no text as text, for all its threads. */
export function copiesFolder(dataDir: string): string {
  return join(areaOf(dataDir), `${process.pid}-copies`)
}

/** Where those of one file are. */
export function copiesOf(dataDir: string, path: string): string {
  return join(copiesFolder(dataDir), createHash('sha256').update(path).digest('hex').slice(0, 32))
}

/** Whether a file is the program's own and goes with it at the latest. */
export function isPassing(dataDir: string, path: string): boolean {
  const inside = relative(areaOf(dataDir), path)
  return inside !== '' && inside.split(sep)[0] !== '..' && !isAbsolute(inside)
}

/** Removes the copies, and the folders that were made for them and hold nothing else. */
export function removeCopies(dataDir: string): void {
  if (!existsSync(copiesFolder(dataDir))) return
  removeWithEmptyParents(copiesFolder(dataDir), dataDir)
}

/** Also the folders that were made for a folder, where they hold nothing else. */
function removeWithEmptyParents(folder: string, dataDir: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  for (const parent of [areaOf(dataDir), dataDir]) {
    try {
      rmdirSync(parent)
    } catch {
      return
    }
  }
}

/** Removes what programs left that were killed. Called before this process makes a folder of its own. */
export function removeLeftovers(dataDir: string): void {
  for (const name of namesIn(areaOf(dataDir))) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1])
    if (Number.isNaN(pid) || (pid !== process.pid && isRunning(pid))) continue
    rmSync(join(areaOf(dataDir), name), { recursive: true, force: true, maxRetries: 3 })
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
