import { statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import { cleanList, type CleanedList } from '../cleaning/clean-list.ts'
import { expectReading } from '../cleaning/fast/batch-stream.ts'
import { isLong } from '../cleaning/with-list.ts'
import { expectWriting } from '../cleaning/writing/write-behind.ts'
import type { CleanTargets, Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { packKeys } from '../store/runs/key-list.ts'
import { appendRun } from '../store/runs/run-history.ts'
import type { Recipe } from '../store/runs/runs.ts'
import { writerNow } from '../store/database/writer.ts'
import { withLedger } from './ledger-view.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['clean']['input']

/** So often a list is cleaned anew because somebody is changing the ledger all the while. */
const MOST_TIMES = 5

/**
 * The ledger was added to while a list was cleaned: whoever opted out meanwhile may be on it, or has
 * had enough lists since.
 */
class LedgerMoved extends Error {}

/**
 * Cleans a list with the ledger of the data folder and adds the run to its history. Who opts out while
 * it is being cleaned leaves it too: nothing is published but what the ledger says at that moment.
 *
 * @throws AppError `store_locked` when the ledger does not stand still
 */
export function performCleaning(input: Input, hooks: Hooks): CleanedList {
  const { size = 0 } = statSync(input.file.path, { throwIfNoEntry: false }) ?? {}
  if (isLong({ size })) {
    expectReading()
    expectWriting()
  }
  for (let time = 1; ; time++) {
    try {
      return cleanWithLedger(input, hooks)
    } catch (thrown) {
      if (!(thrown instanceof LedgerMoved)) throw thrown
      if (time === MOST_TIMES) throw new AppError('store_locked', writerNow(input.dataDir))
    }
  }
}

function cleanWithLedger(input: Input, hooks: Hooks): CleanedList {
  const { dataDir, trust, file, list, titles, rules, category, targets, operator, redoOf } = input
  const { appVersion, locale } = input
  const now = systemClock().toISOString()
  const word = trust && { trust, cancelled: hooks.cancelled }
  const occasion = { now, repeats: redoOf }
  return withLedger(dataDir, word, rules, occasion, ({ ledger, facts, batches, lastRun }) => {
    const request = { ...list, titles, keepDuplicates: rules.keepDuplicates }
    const context = {
      appVersion,
      clock: systemClock,
      translate: createTranslator(locale),
      locale,
      operator,
      rules,
      category,
      history: {
        pack: packKeys,
        append: <T>(make: Parameters<typeof appendRun<T>>[2]) =>
          appendRun(dataDir, { recipe: recipeOf(input, targets), redoOf }, (entry) => {
            // A past ledger does not change.
            const isNow = rules.asOf === null
            if (isNow && entry.batches !== batches) throw new LedgerMoved()
            const counts = isNow && rules.maxPerWeek !== null
            if (counts && entry.previous !== lastRun) throw new LedgerMoved()
            return make(entry)
          }),
      },
    }
    return cleanList(file, request, ledger, facts, targets, context, hooks)
  })
}

/** Enough to ask for the same once more. */
function recipeOf({ file, list, uploaded, locale }: Input, targets: CleanTargets): Recipe {
  const { parts, formats, recordsPerFile, zip } = targets
  return {
    path: file.path,
    uploaded,
    ...list,
    parts: [...parts],
    formats: [...formats],
    recordsPerFile,
    zip,
    locale,
  }
}
