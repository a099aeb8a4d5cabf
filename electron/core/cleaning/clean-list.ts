import { AppError } from '../../../shared/errors.ts'
import { byFileKey } from '../../../shared/file-keys.ts'
import { KEY_VERSION } from '../../../shared/identity/key-version.ts'
import type { Translate } from '../../../shared/locales/translator.ts'
import {
  plainRules,
  type CleaningRules,
  type CleanReport,
  type ListFormat,
  type Locale,
  type TemplateCategory,
} from '../../../shared/model.ts'
import { wallDay, type Clock } from '../clock.ts'
import { certificatePage } from '../../../shared/certificate/page.ts'
import { certify } from './certify.ts'
import { assertAddsUp } from './check-list.ts'
import { checkTargets } from './check-targets.ts'
import { withOutputs } from './outputs.ts'
import { layOut } from './pack/lay-out.ts'
import {
  createMadeFiles,
  namesakes,
  plannedPaths,
  type MadeFiles,
  type SealedFile,
} from './pack/made-files.ts'
import type { WeniTotals } from './pack/weni-files.ts'
import { openZipPack } from './pack/zip-pack.ts'
import { sortRows, type SortedRows } from './sort-rows.ts'
import type {
  CleaningRequest,
  CleanTargets,
  Hooks,
  LedgerView,
  ListFile,
  RunHistory,
  WrittenFile,
} from './types.ts'
import { isLong, withList, type ListToClean } from './with-list.ts'

export interface CleaningContext {
  readonly appVersion: string
  readonly clock: Clock
  readonly translate: Translate
  readonly locale: Locale
  readonly operator: string
  /** What was decided besides the numbers; `keepDuplicates` counts where the request says it. */
  readonly rules: CleaningRules
  readonly category: TemplateCategory
  readonly history: RunHistory
}

export interface CleanedList {
  readonly run: number
  readonly report: CleanReport
  readonly files: readonly WrittenFile[]
  readonly weni: WeniTotals | null
}

/**
 * Cleans a list: the rows that stay go to one file exactly as they are, the others to further ones
 * with why, and a report accounts for every row. All files appear complete and the run stands in the
 * history, or nothing of it does.
 *
 * @param store what the report says of the ledger that `ledger` answers for
 * @throws AppError of reading and writing; `counts_do_not_add_up`, `cancelled`
 */
export function cleanList(
  file: ListFile,
  request: CleaningRequest,
  ledger: LedgerView,
  store: CleanReport['store'],
  wanted: CleanTargets,
  context: CleaningContext,
  hooks: Hooks,
): CleanedList {
  const started = context.clock()
  return withList(file, request, (source) => {
    const targets = { ...wanted, formats: distinctFormats(wanted, source) }
    const naming = {
      name: targets.stem ?? file.name,
      locale: context.locale,
      workbook: source.workbook,
      day: wallDay(started),
    }
    const before = namesakes(targets, naming)
    const planned = new Set([...plannedPaths(targets, naming), ...before])
    checkTargets(file.path, [...planned], targets.replace)
    return withOutputs((outputs) => {
      const made = createMadeFiles(outputs, targets, naming)
      const packed = createMadeFiles(outputs, targets, naming)
      const tongue = { ...context, modified: started }
      const layouts = formatsToLayOut(targets, source)
      const sorted = sortRows(source, ledger, made, targets, tongue, hooks, layouts.length > 0)
      made.startSealing()
      assertAddsUp(sorted)
      const { counts, read } = sorted
      const weni = layOut(
        source,
        made,
        sorted.marks,
        {
          formats: layouts,
          kept: counts.kept,
          recordsPerFile: targets.recordsPerFile,
          modified: started,
          sheet: context.translate('report:sheet'),
        },
        hooks,
      )
      source.assertUnchanged()

      // While the disk is at work.
      const kept = context.history.pack(sorted.keptKeys())
      const { size } = source.list
      hooks.onProgress({ phase: 'saving', done: size, total: size, rows: read })
      const rows = made.seal().toSorted(cleanFirst)
      // Packed before the history is held: others wait for it.
      const pack = targets.zip ? openZipPack(packed, started) : null
      for (const sealed of rows) pack?.add(sealed)

      ledger.confirm()
      return context.history.append((entry) => {
        const report = certify(
          describe(source, sorted, rows, store, started, context),
          entry.previous,
        )
        const papers: SealedFile[] = []
        if (targets.parts.includes('report')) {
          papers.push(...sealText(made, 'report', `${JSON.stringify(report, null, 2)}\n`))
        }
        if (targets.parts.includes('certificate')) {
          papers.push(...sealText(made, 'certificate', certificatePage(report, context)))
        }
        for (const paper of papers) pack?.add(paper)
        pack?.finish()
        const holdingIt = [...papers, ...packed.seal()].map(withoutTemp)
        const files = [...rows.map(withoutTemp), ...holdingIt]
        if (hooks.cancelled()) throw new AppError('cancelled')
        const run = entry.add(report, kept, holdingIt)
        const fresh = new Set(files.map(({ path }) => path))
        const stale = before.filter((path) => !fresh.has(path))
        outputs.publish(targets.replace, () => entry.commit(), stale)
        return { run, report, files, weni }
      })
    }, isLong(source.list))
  })
}

/** A workbook in its own shape is a workbook, and not to be made twice. */
function distinctFormats({ formats }: CleanTargets, { workbook }: ListToClean): ListFormat[] {
  return [...new Set(formats.map((format) => (workbook && format === 'xlsx' ? 'same' : format)))]
}

/** What cannot be made by moving bytes. */
function formatsToLayOut({ parts, formats }: CleanTargets, { workbook }: ListToClean) {
  if (!parts.includes('clean')) return []
  return [...new Set(formats)].filter((format) => format !== 'same' || workbook)
}

function describe(
  { file, list, phoneColumns, country, keepDuplicates }: ListToClean,
  { read, counts, sha256 }: SortedRows,
  files: readonly SealedFile[],
  store: CleanReport['store'],
  started: Date,
  { clock, rules, category, operator, appVersion }: CleaningContext,
): Omit<CleanReport, 'previous' | 'digest'> {
  const { encoding, delimiter } = list.dialect
  return {
    format: 'lista-limpa/report',
    version: 1,
    input: {
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
    },
    counts: { read, ...counts },
    files: byFileKey(
      files.map(({ role, verdict, format, name, rows, bytes, sha256: mark }) => {
        return { role, verdict, format, name, rows, bytes, sha256: mark }
      }),
    ),
    store,
    rules: { ...plainRules, ...rules, keepDuplicates, version: KEY_VERSION, country, category },
    operator,
    startedAt: started.toISOString(),
    finishedAt: clock().toISOString(),
    appVersion,
  }
}

/** The clean list leads wherever files are named; the others keep the order in which they were begun. */
function cleanFirst(a: SealedFile, b: SealedFile): number {
  return Number(b.role === 'clean') - Number(a.role === 'clean')
}

function sealText(made: MadeFiles, role: 'report' | 'certificate', text: string): SealedFile[] {
  made.open({ role }).write(Buffer.from(text))
  return made.seal()
}

function withoutTemp({ temp: _, ...file }: SealedFile): WrittenFile {
  return file
}
