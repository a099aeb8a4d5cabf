import { statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import type { RunDetail } from '../../../shared/contract/history.ts'
import type { CleanReport } from '../../../shared/model.ts'
import { stemOf } from '../cleaning/output-names.ts'
import type { ShownTitles } from '../cleaning/types.ts'
import { wallDayAndTime } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { sha256OfFile } from '../files/sha256.ts'
import { runTask } from '../jobs/run-task.ts'
import { forEachKept } from '../store/runs/kept-lists.ts'
import { findRun, listRuns, type KnownRun } from '../store/runs/runs.ts'
import { savingsBetween } from '../store/runs/savings.ts'
import { readSettings } from '../store/settings/settings.ts'
import { findSuppression } from '../store/asking/suppression.ts'
import { cleanedAnswer } from './cleaned-answer.ts'
import { folderFor } from './targets.ts'

type HistoryMethod = Extract<keyof Handlers, `history.${string}`>

export function historyHandlers(context: Context): Pick<Handlers, HistoryMethod> {
  const { dataDir, version, places, store, jobs } = context
  return {
    'history.runs': ({ limit }) => listRuns(store.db(), limit),

    async 'history.run'({ run }) {
      const known = findRun(store.db(), run)
      let optedOutSince = 0
      forEachKept(store.db(), run, (key) => {
        if (findSuppression(store.db(), { kind: 'tel', key }) !== null) optedOutSince++
      })
      return { run: known.run, report: known.report, input: inputOf(known), optedOutSince }
    },

    'history.reopen'({ run }) {
      const { report, recipe } = findRun(store.db(), run)
      const { name } = report.input
      const stats = statSync(recipe.path, { throwIfNoEntry: false })
      if (!stats?.isFile()) throw new AppError('file_not_found', { file: name })
      const place = places.add(recipe.path, { name, uploaded: recipe.uploaded })
      return { place, name, size: stats.size }
    },

    'history.consentGap'({ run }) {
      const { report, recipe } = findRun(store.db(), run)
      const { version: _, country, category: __, ...rules } = report.rules
      const { path, reading, phoneColumns } = recipe
      const input = {
        dataDir,
        trust: null,
        file: { path, name: report.input.name },
        list: { reading, phoneColumns, country },
        titles: titlesOf(report),
        rules: { ...rules, asOf: null },
        repeats: run,
      }
      return jobs.start(
        (onProgress) => runTask('consentGap', input, onProgress),
        (gap) => gap,
      )
    },

    'history.redo'({ run, asOf, folder, replace, locale }) {
      const { report, recipe } = findRun(store.db(), run)
      const { operator } = readSettings(store.db())
      const { version: _, country, category, ...rules } = report.rules
      const { reading, phoneColumns, parts, formats, recordsPerFile, zip, uploaded } = recipe
      const file = { path: recipe.path, name: report.input.name }
      const input = {
        dataDir,
        file,
        list: { reading, phoneColumns, country },
        titles: titlesOf(report),
        rules: { ...rules, asOf },
        category,
        targets: {
          stem: repeatedName(file.name, context.clock()),
          folder: folderFor(context, recipe, folder),
          chosen: {},
          parts,
          formats,
          recordsPerFile,
          zip,
          replace,
        },
        operator,
        uploaded,
        redoOf: run,
        trust: null,
        appVersion: version,
        locale,
      }
      return jobs.start(
        (onProgress) => runTask('clean', input, onProgress),
        (cleaned) => cleanedAnswer(context, cleaned),
      )
    },

    'history.savings': ({ from, to }) =>
      savingsBetween(store.db(), from, to, readSettings(store.db()).prices),
  }
}

/** What stood above the phone columns of a run. */
function titlesOf({ input }: CleanReport): ShownTitles {
  return Object.fromEntries(input.phoneColumns.map(({ index, name }) => [index, name]))
}

/** A repetition stands beside what it repeats, under a name that says when it was made. */
function repeatedName(name: string, now: Date): string {
  return `${stemOf(name)} ${wallDayAndTime(now)}.csv`
}

/** Whether the list of a run is still where it was, byte for byte. */
function inputOf({ recipe, report }: KnownRun): RunDetail['input'] {
  if (!statSync(recipe.path, { throwIfNoEntry: false })?.isFile()) return 'gone'
  return sha256OfFile(recipe.path) === report.input.sha256 ? 'unchanged' : 'changed'
}
