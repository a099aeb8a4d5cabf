import { existsSync, readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { verdictCodes, type ListFormat, type Locale } from '../../../../shared/model.ts'
import { outputName } from '../output-names.ts'
import type { Outputs } from '../outputs.ts'
import type { PendingFile } from '../pending-file.ts'
import type { CleanTargets, FileKind, WrittenFile } from '../types.ts'

/** A file being made. Whoever writes rows into it counts them. */
export interface MadeFile extends Pick<PendingFile, 'write' | 'room'> {
  readonly kind: FileKind
  readonly path: string
  rows: number
}

/** Every file that one cleaning makes. */
export interface MadeFiles {
  open(kind: Partial<FileKind> & Pick<FileKind, 'role'>): MadeFile
  /** Begins to finish all that are open, while other work goes on. Nothing more may be written to them. */
  startSealing(): void
  /** Finishes the files that are not finished yet. @returns them, in the order they were opened */
  seal(): SealedFile[]
}

/** Of further files beside one whose name the operator chose. */
const endings: Partial<Readonly<Record<ListFormat, string>>> = {
  'weni-csv': '.csv',
  'weni-xlsx': '.xlsx',
  xlsx: '.xlsx',
}

/** Finished, and still under its temporary name. */
export interface SealedFile extends WrittenFile {
  readonly temp: string
}

interface Naming {
  /** Of the list. */
  readonly name: string
  readonly locale: Locale
  readonly workbook: boolean
  readonly day: string
}

/** Names and opens the files of a cleaning; all of them become visible together, or none does. */
export function createMadeFiles(
  outputs: Outputs,
  targets: CleanTargets,
  naming: Naming,
): MadeFiles {
  const open: { readonly file: MadeFile; readonly pending: PendingFile }[] = []
  const roles = new Map<string, number>()

  return {
    open(part) {
      const kind: FileKind = { verdict: null, format: null, part: null, ...part }
      const turn = (roles.get(kind.role) ?? 0) + 1
      roles.set(kind.role, turn)
      const path = pathOf(kind, turn, targets, naming)
      const pending = outputs.open(path)
      const file: MadeFile = {
        kind,
        path,
        rows: 0,
        write: pending.write,
        room: pending.room,
      }
      open.push({ file, pending })
      return file
    },
    startSealing() {
      for (const { pending } of open) pending.startSealing()
    },
    seal: () =>
      open.splice(0).map(({ file, pending }) => ({
        ...file.kind,
        path: file.path,
        temp: pending.temp,
        name: basename(file.path),
        rows: file.rows,
        ...pending.seal(),
      })),
  }
}

/** Every path that may be written to, so that what is in the way is found before the work begins. */
export function plannedPaths(targets: CleanTargets, naming: Naming): string[] {
  const { parts, formats, zip } = targets
  const clean: Partial<FileKind>[] = parts.includes('clean')
    ? [...new Set(formats)].map((format) => ({ role: 'clean', format }))
    : []
  const byVerdict: Partial<FileKind>[] = parts.includes('verdicts')
    ? verdictCodes
        .filter((code) => code !== 'kept')
        .map((verdict) => ({ role: 'verdict', verdict, format: 'same' }))
    : []
  const others: Partial<FileKind>[] = [
    ...parts.filter((part) => part !== 'clean' && part !== 'verdicts'),
    ...(zip ? (['pack'] as const) : []),
  ].map((role) => ({ role, format: role === 'removed' || role === 'review' ? 'same' : null }))
  const turns = new Map<string, number>()
  return [...clean, ...byVerdict, ...others].map((part) => {
    const kind: FileKind = { role: 'clean', verdict: null, format: null, part: null, ...part }
    const turn = (turns.get(kind.role) ?? 0) + 1
    turns.set(kind.role, turn)
    return pathOf(kind, turn, targets, naming)
  })
}

/**
 * Files of an earlier cleaning of this list that this one would put others in the place of, if it had
 * as many rows or parts: fates that no row meets any more, parts that are not needed. Beside new files
 * they would pass for some, with people who opted out since.
 */
export function namesakes(
  { parts, formats, chosen, folder }: CleanTargets,
  naming: Naming,
): string[] {
  const { name, ...rest } = naming
  const pathOfKind = (kind: Partial<FileKind> & Pick<FileKind, 'role'>) =>
    join(folder, outputName(name, { verdict: null, format: null, part: null, ...kind }, rest))
  const found: string[] = []
  if (parts.includes('verdicts')) {
    for (const verdict of verdictCodes)
      found.push(pathOfKind({ role: 'verdict', verdict, format: 'same' }))
  }
  if (parts.includes('clean') && chosen.clean === undefined) {
    for (const format of formats.filter((each) => each.startsWith('weni'))) {
      for (let part = 0; part <= MOST_PARTS; part++) {
        found.push(pathOfKind({ role: 'clean', format, part: part === 0 ? null : part }))
      }
    }
  }
  const there = new Set(existsSync(folder) ? readdirSync(folder) : [])
  return found.filter((path) => there.has(basename(path)))
}

const MOST_PARTS = 1200

/** Where the operator wants it, else beside the others under a name of its own. */
function pathOf(
  kind: FileKind,
  turn: number,
  { chosen, folder }: CleanTargets,
  { name, ...naming }: Naming,
): string {
  const wanted = kind.role in chosen ? chosen[kind.role as keyof typeof chosen] : undefined
  if (wanted === undefined) return join(folder, outputName(name, kind, naming))
  if (turn === 1) return wanted
  const ending = extname(wanted)
  const stem = wanted.slice(0, wanted.length - ending.length)
  return `${stem} ${turn}${endings[kind.format ?? 'same'] ?? ending}`
}
