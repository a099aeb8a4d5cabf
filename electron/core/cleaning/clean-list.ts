import { basename } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { Translate } from '../../../shared/locales/translator.ts'
import type { CleanReport, Locale } from '../../../shared/model.ts'
import type { Clock } from '../clock.ts'
import { assertAddsUp } from './check-list.ts'
import { checkTargets } from './check-targets.ts'
import { withOutputs } from './outputs.ts'
import type { Tally } from './row-sink.ts'
import { sortRows } from './sort-rows.ts'
import type {
  CleaningRequest,
  CleanTargets,
  Hooks,
  LedgerView,
  ListFile,
  WrittenFile,
} from './types.ts'
import { withList, type ListToClean } from './with-list.ts'

export interface CleaningContext {
  readonly appVersion: string
  readonly clock: Clock
  readonly translate: Translate
  readonly locale: Locale
}

/**
 * Cleans a list: the rows that stay go to one file exactly as they are, the others to a second with
 * why, and a report accounts for every row. All three appear complete, or none does.
 *
 * @param store what the report says of the ledger that `ledger` answers for
 * @throws AppError of reading and writing; `counts_do_not_add_up`, `cancelled`
 */
export function cleanList(
  file: ListFile,
  request: CleaningRequest,
  ledger: LedgerView,
  store: CleanReport['store'],
  targets: CleanTargets,
  context: CleaningContext,
  hooks: Hooks,
): { report: CleanReport; files: WrittenFile[] } {
  const startedAt = context.clock().toISOString()
  return withList(file, request, (source) => {
    checkTargets(file.path, [targets.clean, targets.removed, targets.report], targets.replace)
    return withOutputs((outputs) => {
      const clean = outputs.open(targets.clean)
      const removed = outputs.open(targets.removed)
      const tally = sortRows(source, ledger, { clean, removed }, context, hooks)
      const { read, counts } = tally
      assertAddsUp(tally)
      source.assertUnchanged()

      const size = source.list.size
      hooks.onProgress({ phase: 'saving', done: size, total: size, rows: read })
      const files: WrittenFile[] = [
        written('clean', targets.clean, counts.kept, clean.seal()),
        written('removed', targets.removed, read - counts.kept, removed.seal()),
      ]
      const report: CleanReport = {
        input: describeInput(source, tally),
        counts: { read, ...counts },
        files: Object.fromEntries(files.map(reported)),
        store,
        startedAt,
        finishedAt: context.clock().toISOString(),
        appVersion: context.appVersion,
      }
      const reportFile = outputs.open(targets.report)
      reportFile.write(Buffer.from(`${JSON.stringify(report, null, 2)}\n`))
      files.push(written('report', targets.report, 0, reportFile.seal()))

      if (hooks.cancelled()) throw new AppError('cancelled')
      outputs.publish(targets.replace)
      return { report, files }
    })
  })
}

function describeInput(
  { file, list, phoneColumns }: ListToClean,
  { read, sha256 }: Tally,
): CleanReport['input'] {
  const { encoding, delimiter } = list.dialect
  return {
    path: file.path,
    name: file.name,
    sha256: sha256 ?? '',
    rows: read,
    encoding,
    delimiter,
    phoneColumns: phoneColumns.map(({ index, mode }) => ({
      index,
      name: list.header[index] ?? '',
      mode,
    })),
  }
}

function reported({ role, name, rows, bytes, sha256 }: WrittenFile) {
  return [role, { name, rows, bytes, sha256 }] as const
}

function written(
  role: WrittenFile['role'],
  path: string,
  rows: number,
  sealed: { readonly bytes: number; readonly sha256: string },
): WrittenFile {
  return { role, path, name: basename(path), rows, ...sealed }
}
