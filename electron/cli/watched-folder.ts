import {
  existsSync,
  linkSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs'
import { join } from 'node:path'
import { isAbandoned, processMark } from '../core/cleaning/temp-names.ts'
import { systemCode } from '../core/cleaning/write-errors.ts'

const LISTS = /\.(csv|txt|tsv|xlsx|xlsm|xls|ods)$/i
/** A list that a process has taken for itself, under its own name, a word and the process's mark. */
const TAKEN = /^(.+)\.[\p{L}]+-([0-9a-f]{8}-\d{1,10})$/u
/** Looks in a row at which a list has to be the same: a slow copy pauses longer than a moment. */
const LOOKS = 2

interface Seen {
  readonly state: string
  readonly looks: number
}

/** A list that belongs to this process until it is put back or given its ending. */
export interface TakenList {
  /** What it was called when it came. */
  readonly name: string
  readonly path: string
  /** Whether it is still what it was when it was taken. */
  isUnchanged(): boolean
  /** Gives it back its name, so that it is looked at again; under another one where that is taken. */
  putBack(): void
  /**
   * Gives it an ending for good, such as `lista.csv.feito`, with a number where that is taken.
   *
   * @returns `false` when another program holds it just now
   */
  finish(ending: string): boolean
}

/**
 * The lists that come into a folder, each handed out once, when it has stood still for a while. To
 * take a list is to rename it, which only one process can do: what comes meanwhile under the same
 * name is another list.
 *
 * @param word for the names of lists that are being cleaned
 */
export function watchedFolder(folder: string, word: string) {
  const before = new Map<string, Seen>()

  /** Lists of a process that was ended in the middle are as if they had never been taken. */
  function freeAbandoned(names: readonly string[]): void {
    for (const taken of names) {
      const [, name = '', mark = ''] = TAKEN.exec(taken) ?? []
      if (LISTS.test(name) && isAbandoned(mark)) giveName(join(folder, taken), join(folder, name))
    }
  }

  return {
    /** The names of lists that may be taken now. @throws what reading the folder failed with */
    look(): string[] {
      const names = readdirSync(folder)
      freeAbandoned(names)
      const lists = names.filter((name) => LISTS.test(name) && !name.startsWith('.')).toSorted()
      const ready: string[] = []
      for (const name of lists) {
        const state = stateOf(join(folder, name))
        const last = before.get(name)
        if (state === null) before.delete(name)
        else if (last?.state !== state) before.set(name, { state, looks: 0 })
        else {
          before.set(name, { state, looks: last.looks + 1 })
          if (last.looks + 1 >= LOOKS) ready.push(name)
        }
      }
      for (const name of before.keys()) if (!lists.includes(name)) before.delete(name)
      return ready
    },
    /** Takes a list; `null` when it is gone, held by another program, or no longer what was seen. */
    take(name: string): TakenList | null {
      const seen = before.get(name)?.state
      const from = join(folder, name)
      const path = `${from}.${word}-${processMark}`
      if (seen === undefined || seen !== stateOf(from) || existsSync(path)) return null
      before.delete(name)
      if (!moved(() => renameSync(from, path))) return null
      const list: TakenList = {
        name,
        path,
        isUnchanged: () => stateOf(path) === seen,
        putBack: () => void giveName(path, from),
        finish: (ending) => giveName(path, `${from}.${ending}`),
      }
      // Another one may have been put in its place in the moment before.
      if (list.isUnchanged()) return list
      list.putBack()
      return null
    },
  }
}

/** What a list would no longer have if it were another one or not whole yet; `null` of none. */
function stateOf(path: string): string | null {
  let found: Stats | undefined
  try {
    found = statSync(path, { throwIfNoEntry: false })
  } catch {
    return null
  }
  return found?.isFile() ? `${found.ino} ${found.size} ${found.mtimeMs}` : null
}

/** Gives a file a name, with a number where that is taken. @returns `false` when it cannot be moved */
function giveName(from: string, wanted: string): boolean {
  for (let turn = 1; ; turn++) {
    const target = turn === 1 ? wanted : numbered(wanted, turn)
    try {
      // A link, unlike a new name, does not take the place of another file.
      linkSync(from, target)
      rmSync(from)
      return true
    } catch (thrown) {
      if (systemCode(thrown) === 'ENOENT') return true
      if (existsSync(target)) continue
      return moved(() => renameSync(from, target))
    }
  }
}

/** `lista.csv.feito` -> `lista.csv.2.feito`. */
function numbered(path: string, turn: number): string {
  const dot = path.lastIndexOf('.')
  return `${path.slice(0, dot)}.${turn}${path.slice(dot)}`
}

function moved(move: () => void): boolean {
  try {
    move()
    return true
  } catch {
    return false
  }
}
