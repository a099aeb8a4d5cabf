import Database from 'better-sqlite3'
import { lstatSync } from 'node:fs'
import { reasonSchema, scopeSchema, sourceSchema } from '../../../../shared/model.ts'
import { layerSchema } from '../../../../shared/consent/layers.ts'
import { selectForeign, type ForeignOptOut } from '../events/opt-out-again.ts'

export interface Salvaged {
  readonly optOuts: ForeignOptOut[]
  /** Hashes of people who were erased from the damaged ledger. */
  readonly erased: Set<string>
}

/**
 * Reads what can still be read from a ledger that cannot be trusted. Opt-outs in it may be missing or
 * wrong; each that looks like one keeps somebody out, which at worst is one message too few.
 *
 * Changes nothing in the file, and never throws for what is in it.
 */
export function salvage(path: string): Salvaged {
  const found = new Map<string, ForeignOptOut>()
  const erased = new Set<string>()
  const sqlite = openDamaged(path)
  if (sqlite === null) return { optOuts: [], erased }
  try {
    // From both ends and from two tables: a broken page ends a scan, but not the others.
    for (const text of [bySuppression, byEvent('ASC'), byEvent('DESC')]) {
      for (const row of rowsUntilDamage(sqlite, text)) {
        const optOut = plausible(row)
        const key = optOut && JSON.stringify([optOut.name ?? optOut.account, optOut.scope])
        if (optOut && key !== null && !found.has(key)) found.set(key, optOut)
      }
    }
    const names = `SELECT value FROM named_account WHERE kind = 'erased'`
    for (const { value } of rowsUntilDamage(sqlite, names)) erased.add(String(value))
  } finally {
    sqlite.close()
  }
  return { optOuts: [...found.values()], erased }
}

function openDamaged(path: string): Database.Database | null {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  if (!facts?.isFile() || facts.size === 0) return null
  try {
    return new Database(path, { readonly: true, fileMustExist: true })
  } catch {
    return null
  }
}

type Row = Readonly<Record<string, unknown>>

function* rowsUntilDamage(sqlite: Database.Database, text: string): Generator<Row> {
  try {
    for (const row of sqlite.prepare(text).iterate()) yield row as Row
  } catch {
    // What came before the damage counts.
  }
}

const unsaid = {
  personName: '',
  note: '',
  evidence: '',
  evidenceFile: '',
  notice: '',
  country: '',
}

/** The row as an opt-out, when it names somebody and a scope; the rest may be lost. */
function plausible(row: Row): ForeignOptOut | null {
  const { account, nameKind, name } = row
  const scope = scopeSchema.safeParse(row['scope'])
  const isTel = isKey(account) && nameKind === null
  const isNamed = typeof name === 'string' && namedKinds.some((kind) => kind === nameKind)
  if (!scope.success || !(isTel || isNamed)) return null
  const happenedAt = Number.isSafeInteger(row['happenedAt']) ? Number(row['happenedAt']) : 0
  const layer = layerSchema.safeParse(row['layer'])
  return {
    ...unsaid,
    account: Number(account),
    nameKind: isNamed ? kindOf(nameKind) : null,
    name: isNamed ? name : null,
    scope: scope.data,
    layer: layer.success ? layer.data : 'own',
    happenedAt,
    until: null,
    reason: reasonSchema.safeParse(row['reason']).data ?? 'not_stated',
    source: sourceSchema.safeParse(row['source']).data ?? 'merge',
    written: typeof row['written'] === 'string' ? row['written'].slice(0, 400) : '',
  }
}

const namedKinds = ['bsuid', 'lid', 'erased', 'sha256', 'md5'] as const

function kindOf(kind: unknown): (typeof namedKinds)[number] | null {
  return namedKinds.find((known) => known === kind) ?? null
}

function isKey(account: unknown): account is number {
  return Number.isSafeInteger(account) && Number(account) > 0 && Number(account) < 1e15
}

const bySuppression = `
  SELECT s.account, n.kind AS nameKind, n.value AS name, sc.name AS scope, s.since AS happenedAt
  FROM suppression s JOIN scope sc ON sc.id = s.scope
  LEFT JOIN named_account n ON n.id = -s.account`

function byEvent(order: 'ASC' | 'DESC'): string {
  return `${selectForeign} ORDER BY e.id ${order}`
}
