import { mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { withOutputs } from '../cleaning/outputs.ts'
import { systemClock } from '../clock.ts'
import { exportChanges } from '../store/merging/export-changes.ts'
import { mergeChanges, previewMerge } from '../store/merging/merge.ts'
import { closeStore, openStore, type WriteDb } from '../store/opening/open.ts'
import { fingerprintOf, publicKeyOf } from '../store/merging/sender-key.ts'
import type { TaskMap } from './tasks.ts'

type Input<N extends keyof TaskMap> = TaskMap[N]['input']
type Output<N extends keyof TaskMap> = TaskMap[N]['output']

/** Writes everything this ledger knows to a signed file for the shop's other computers. */
export function writeChanges(input: Input<'exportChanges'>): Output<'exportChanges'> {
  const { dataDir, target, replace, name } = input
  return withStore(dataDir, (db) => {
    const bytes = exportChanges(db, { name }, systemClock)
    mkdirSync(dirname(target), { recursive: true })
    return withOutputs((outputs) => {
      const file = outputs.open(target)
      file.write(bytes)
      const sealed = file.seal()
      outputs.publish(replace)
      const fingerprint = fingerprintOf(publicKeyOf(db) ?? '')
      return { path: target, name: basename(target), fingerprint, ...sealed }
    })
  })
}

/** Takes in what another computer knows or, in a trial, tells what it would bring. */
export function mergeFile(input: Input<'mergeChanges'>): Output<'mergeChanges'> {
  const { dataDir, path, dryRun, ...choices } = input
  return withStore(dataDir, (db) =>
    dryRun ? previewMerge(db, path, systemClock) : mergeChanges(db, path, choices, systemClock),
  )
}

function withStore<T>(dataDir: string, use: (db: WriteDb) => T): T {
  const db = openStore(dataDir, systemClock)
  try {
    return use(db)
  } finally {
    closeStore(db)
  }
}
