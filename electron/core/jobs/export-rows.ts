import { scopeCovers } from '../../../shared/consent/scopes.ts'
import { displayAccount, e164 } from '../../../shared/identity/display.ts'
import type { Account, Locale } from '../../../shared/model.ts'
import { formulaSafe } from '../../../shared/optout-files/formula-safe.ts'
import { ownColumns, ownWords, type OwnColumn } from '../../../shared/optout-files/own-columns.ts'
import { whatsappPath } from '../../../shared/weni/whatsapp-path.ts'
import type { StandingRow } from '../store/asking/listing.ts'

/** `no_place`: the form cannot hold it. `repeated`: it says the same as an earlier row. */
export type RowFate = 'written' | 'repeated' | 'no_place'

/** A row for programs: digits with the plus, stable names, moments in UTC. */
export function machineRow(row: StandingRow): string[] | 'no_place' {
  const number = row.account === null ? row.hash : accountText(row.account)
  if (number === null) return 'no_place'
  return cellsOf({
    ...textsOf(row),
    number,
    scope: row.scope,
    layer: row.layer,
    reason: row.reason,
    source: row.source,
    happened_at: row.since,
    recorded_at: row.recordedAt,
    until: row.until ?? '',
  })
}

/**
 * A row for people: numbers spaced so that no sheet counts with them, words of the language, moments
 * of this computer that sort as they stand.
 *
 * @param cells `guarded` where a sheet program would run what begins like a formula
 */
export function personRow(
  locale: Locale,
  cells: 'guarded' | 'plain',
): (row: StandingRow) => string[] | 'no_place' {
  const words = ownWords(locale)
  const guard = cells === 'guarded' ? formulaSafe : (text: string) => text
  return (row) => {
    const number = row.account === null ? row.hash : spacedNumber(row.account)
    if (number === null) return 'no_place'
    return cellsOf(
      {
        ...textsOf(row),
        number,
        scope: words.scope(row.scope),
        layer: words.layer(row.layer),
        reason: words.reason(row.reason),
        source: words.source(row.source),
        happened_at: localMoment(row.since),
        recorded_at: localMoment(row.recordedAt),
        until: row.until === null ? '' : localMoment(row.until),
      },
      guard,
    )
  }
}

/**
 * Rows that make Weni refuse marketing templates to somebody: `5511987654321,false`. Once a person;
 * not for one who only left a topic or a sender, nor for an id that Weni has no place for.
 */
export function createWeniRows(): (row: StandingRow) => string[] | 'repeated' | 'no_place' {
  const seen = new Set<string>()
  return ({ account, scope, written }) => {
    if (account === null || !scopeCovers(scope, 'marketing')) return 'no_place'
    const identity = account.kind === 'tel' ? { ...account, rules: [], alternates: [] } : account
    const path = whatsappPath(written, identity, 'BR')
    if (path === null) return 'no_place'
    if (seen.has(path)) return 'repeated'
    seen.add(path)
    return [path, 'false']
  }
}

function textsOf(row: StandingRow) {
  const { operator, note, evidence, notice, written } = row
  return {
    operator,
    note,
    evidence,
    evidence_file: row.evidenceFile,
    notice,
    written,
    name: row.personName,
    batch: String(row.batch),
    entry: String(row.entry),
  }
}

function cellsOf(
  cells: Readonly<Record<OwnColumn, string>>,
  guard: (text: string) => string = formulaSafe,
): string[] {
  return ownColumns.map((name) => guard(cells[name]))
}

function accountText(account: Account): string {
  return account.kind === 'tel' ? e164(account.key) : account.value
}

/** `(11) 98765-4321`: it begins with a bracket, so that nothing counts with it. */
function spacedNumber(account: Account): string {
  return displayAccount(account).replace(/^\+55 (?=\()/, '')
}

function localMoment(instant: string): string {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}
