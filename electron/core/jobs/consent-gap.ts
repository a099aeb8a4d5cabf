import type { ConsentGap } from '../../../shared/contract/cleaning.ts'
import { checkList } from '../cleaning/check-list.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { withLedger } from './ledger-view.ts'
import type { TaskMap } from './tasks.ts'

/**
 * How many of a list would get a message because they did not opt out, and how many because they
 * opted in as well: the same check twice with the same ledger, by the two rules.
 */
export function consentGap(input: TaskMap['consentGap']['input'], hooks: Hooks): ConsentGap {
  const { dataDir, trust, file, list, titles, rules, repeats } = input
  const occasion = { now: systemClock().toISOString(), repeats }
  const word = trust && { trust, cancelled: hooks.cancelled }
  return withLedger(dataDir, word, { ...rules, requireOptIn: true }, occasion, ({ ledger }) => {
    const request = { ...list, titles, keepDuplicates: rules.keepDuplicates }
    // A check uses up the keys that it is given.
    const { keys, since } = ledger.takeTelKeys()
    const takeTelKeys = () => ({ keys: keys.slice(), since: since.slice() })
    const anybody = { ...ledger, takeTelKeys, consentKeys: null }
    const { read, counts } = checkList(file, request, anybody, hooks)
    const { kept: optedIn } = checkList(file, request, { ...ledger, takeTelKeys }, hooks).counts
    return { read, notOptedOut: counts.kept, optedIn }
  })
}
