import { createTranslator } from '../../../shared/locales/translator.ts'
import { cleanList, type CleanedList } from '../cleaning/clean-list.ts'
import type { CleanTargets, Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { appendRun } from '../store/run-history.ts'
import type { Recipe } from '../store/runs.ts'
import { withLedger } from './ledger-view.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['clean']['input']

/** Cleans a list with the ledger of the data folder and adds the run to its history. */
export function performCleaning(input: Input, hooks: Hooks): CleanedList {
  const { dataDir, trust, file, list, rules, category, targets, operator, redoOf } = input
  const { appVersion, locale } = input
  const now = systemClock().toISOString()
  const word = trust && { trust, cancelled: hooks.cancelled }
  return withLedger(dataDir, word, rules, now, ({ ledger, facts }) => {
    const request = { ...list, keepDuplicates: rules.keepDuplicates }
    const context = {
      appVersion,
      clock: systemClock,
      translate: createTranslator(locale),
      locale,
      operator,
      rules,
      category,
      history: {
        append: <T>(make: Parameters<typeof appendRun<T>>[2]) =>
          appendRun(dataDir, { recipe: recipeOf(input, targets), redoOf }, make),
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
