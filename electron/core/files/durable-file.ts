import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { patiently } from './patiently.ts'

/** Replaces a small file so that after a crash it holds all of the old text or all of the new. */
export function replaceDurably(path: string, text: string): void {
  const temp = `${path}.new-${process.pid}-${randomBytes(6).toString('hex')}`
  try {
    const file = openSync(temp, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    patiently(() => renameSync(temp, path))
  } catch (thrown) {
    rmSync(temp, { force: true })
    throw thrown
  }
  syncFolder(dirname(path))
}

/** Forces a finished file to the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename or a new name survive a power cut. Windows neither needs nor allows it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
