import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Something that stands in the way until it is let go. */
export interface Held {
  release(): Promise<void>
}

/**
 * Puts a file in place that another program holds, as Excel holds the sheet it shows: a program that
 * runs from it. The system refuses to open it for writing (`ETXTBSY`, on Windows `EBUSY`).
 */
export async function heldFile(path: string): Promise<Held> {
  const sleep = execFileSync('which', ['sleep'], { encoding: 'utf8' }).trim()
  copyFileSync(sleep, path)
  // Some systems have many commands in one program, which goes by the name it is called by.
  const holder = spawn(path, ['600'], { argv0: 'sleep', stdio: 'ignore' })
  await once(holder, 'spawn')
  return {
    async release() {
      const ended = once(holder, 'exit')
      holder.kill()
      await ended
    },
  }
}

/** A disk of its own that can be filled to its last byte, and emptied again. */
export interface SmallDisk {
  readonly folder: string
  fill(): void
  free(): void
  /** As by the switch of a pen drive: it can be read and not written, or again both. */
  protect(on: boolean): void
  remove(): void
}

/** Only an administrator may bring a disk in. */
export const canHaveSmallDisks = process.platform === 'linux' && process.getuid?.() === 0

export const DISKS_LEFT_OUT = 'full disks left out: only an administrator of Linux can mount them'

/** Brings a small disk in. @param megabytes its size */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'disco cheio-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder])
  const ballast = join(folder, 'ocupado.bin')
  return {
    folder,
    fill() {
      for (const piece of [2 ** 20, 2 ** 12]) fillWith(ballast, Buffer.alloc(piece))
    },
    free: () => rmSync(ballast),
    protect(on) {
      execFileSync('mount', ['-o', `remount,${on ? 'ro' : 'rw'}`, folder])
    },
    remove() {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Appends a piece again and again until the disk takes no more of them. */
function fillWith(path: string, piece: Buffer): void {
  try {
    for (;;) appendFileSync(path, piece)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown
  }
}
