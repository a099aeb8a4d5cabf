import { checkList } from '../cleaning/check-list.ts'
import { transferablesOf, type Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { withLedger } from './ledger-view.ts'
import type { Performed } from './protocol.ts'
import type { TaskMap } from './tasks.ts'

/** Checks a list with the ledger of the data folder; its rows are handed over, not copied. */
export function performCheck(input: TaskMap['check']['input'], hooks: Hooks): Performed {
  const { dataDir, trust, file, list, titles, rules } = input
  const now = systemClock().toISOString()
  const word = trust && { trust, cancelled: hooks.cancelled }
  return withLedger(dataDir, word, rules, { now, repeats: null }, ({ ledger }) => {
    const request = { ...list, titles, keepDuplicates: rules.keepDuplicates }
    const checked = checkList(file, request, ledger, hooks)
    return { value: checked, transfer: transferablesOf(checked) }
  })
}
