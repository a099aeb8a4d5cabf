import { mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'
import { displayAccount } from '../../../shared/identity/display.ts'
import { withOutputs } from '../cleaning/outputs.ts'
import type { FileKind, Hooks, WrittenFile } from '../cleaning/types.ts'
import { closeStore, openStoreForReading } from '../store/open.ts'
import { searchSuppressions } from '../store/search.ts'
import type { TaskMap } from './tasks.ts'

const PAGE = 5000
const columns = ['number', 'scope', 'since', 'reason', 'source', 'note', 'written'] as const

/** Writes every suppressed account to a CSV file that imports back without loss. */
export function exportOptOuts(
  { dataDir, target, replace }: TaskMap['exportOptOuts']['input'],
  hooks: Hooks,
): Omit<WrittenFile, keyof FileKind> {
  const db = openStoreForReading(dataDir)
  try {
    mkdirSync(dirname(target), { recursive: true })
    return withOutputs((outputs) => {
      const file = outputs.open(target)
      const write = (rows: string[][]) =>
        file.write(Buffer.from(`${Papa.unparse(rows, { newline: '\r\n' })}\r\n`))
      write([[...columns]])
      let rows = 0
      for (let after: string | null = null; ;) {
        if (hooks.cancelled()) throw new AppError('cancelled')
        const page = searchSuppressions(db, { search: '', after, limit: PAGE })
        if (page.entries.length > 0) {
          write(
            page.entries.map(({ account, scope, since, reason, source, note, written }) => [
              displayAccount(account),
              scope,
              since,
              reason,
              source,
              note,
              written,
            ]),
          )
        }
        rows += page.entries.length
        hooks.onProgress({ phase: 'writing', done: rows, total: page.total, rows })
        if (page.next === null) break
        after = page.next
      }
      const sealed = file.seal()
      outputs.publish(replace)
      return { path: target, name: basename(target), rows, ...sealed }
    })
  } finally {
    closeStore(db)
  }
}
