import type { ConsentGap } from '../../../shared/contract/cleaning.ts'
import type { CleaningRules } from '../../../shared/model.ts'
import { checkList } from '../cleaning/check-list.ts'
import type { CleaningRequest, Hooks, ListFile } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { withLedger } from './ledger-view.ts'

/**
 * How many of a list would get a message because they did not opt out, and how many because they
 * opted in as well: the same check twice, by the two rules.
 */
export function consentGap(
  dataDir: string,
  file: ListFile,
  list: CleaningRequest,
  rules: CleaningRules,
  hooks: Hooks,
): ConsentGap {
  const now = systemClock().toISOString()
  const kept = (requireOptIn: boolean) =>
    withLedger(dataDir, null, { ...rules, requireOptIn }, now, ({ ledger }) => {
      const request = { ...list, keepDuplicates: rules.keepDuplicates }
      const { read, counts } = checkList(file, request, ledger, hooks)
      return { read, kept: counts.kept }
    })
  const { read, kept: notOptedOut } = kept(false)
  return { read, notOptedOut, optedIn: kept(true).kept }
}
