import type { Verification } from '../../../shared/contract/certificates.ts'
import type { CleaningRules } from '../../../shared/model.ts'
import { judgeRows } from '../cleaning/judge-rows.ts'
import type { CleaningRequest, Hooks, ListFile } from '../cleaning/types.ts'
import { withList } from '../cleaning/with-list.ts'
import type { Clock } from '../clock.ts'
import { withLedger } from './ledger-view.ts'

const ROWS_SHOWN = 1000
const MINUTE_MS = 60_000

/**
 * Which rows of a list the ledger of today would take out for their consent.
 *
 * @throws AppError of reading, `no_phone_column`, `cancelled`
 */
export function optedOutSince(
  dataDir: string,
  file: ListFile,
  how: Pick<CleaningRequest, 'reading' | 'phoneColumns' | 'country'>,
  rules: CleaningRules,
  clock: Clock,
  hooks: Hooks,
): NonNullable<Verification['since']> {
  const checkedAt = clock().toISOString()
  const request = { ...how, keepDuplicates: rules.keepDuplicates }
  return withLedger(dataDir, null, rules, { now: checkedAt, repeats: null }, ({ ledger }) =>
    withList(file, request, (source) => {
      const found: NonNullable<Verification['since']>['found'] = []
      const { preamble, hasHeader } = source.list.dialect
      const above = preamble + (hasHeader ? 1 : 0)
      let line = 1
      const { read, counts } = judgeRows(source, ledger, 'checking', hooks, {
        kept() {},
        judged: (_code, _offset, at) => void (line = at),
        removed({ row }, { code }, minute) {
          if (minute === null || found.length === ROWS_SHOWN) return
          found.push({
            row,
            sheetRow: above + row,
            line,
            code,
            since: new Date(minute * MINUTE_MS).toISOString(),
          })
        },
      })
      return {
        checkedAt,
        rows: read,
        optedOut: counts.suppressed,
        possibleMatches: counts.possible_match,
        found,
      }
    }),
  )
}
