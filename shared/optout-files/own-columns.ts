import { locales, reasonSchema, scopeSchema, sourceSchema } from '../model.ts'
import type { Locale, Reason, Scope, Source } from '../model.ts'
import { layerSchema, type Layer } from '../consent/layers.ts'
import { createTranslator } from '../locales/translator.ts'
import { fold } from './fold.ts'

/**
 * The columns of our own export, under the names of its machine form. What a later version adds
 * goes to the end, and a file with fewer is still ours.
 */
export const ownColumns = [
  'number',
  'scope',
  'layer',
  'reason',
  'source',
  'happened_at',
  'recorded_at',
  'until',
  'operator',
  'note',
  'evidence',
  'written',
  'batch',
  'entry',
  'name',
  'evidence_file',
  'notice',
] as const
export type OwnColumn = (typeof ownColumns)[number]

/** The columns without which a file is not ours. */
const needed: readonly OwnColumn[] = ['number', 'scope', 'layer', 'reason', 'source', 'happened_at']

/** What one row of our own export says besides the number. */
export interface OwnDetails {
  readonly scope: Scope
  readonly layer: Layer
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly notice: string
  readonly operator: string
  readonly until: string
  readonly written: string
}

/** The titles of the export's columns as a person reads them. */
export function ownTitles(locale: Locale): string[] {
  const t = createTranslator(locale)
  return ownColumns.map((name) => t(`exports:column.${name}`))
}

/** Where our own columns stand in a file; `null` when the file is not our export. */
export function findOwnColumns(header: readonly string[]): ReadonlyMap<OwnColumn, number> | null {
  const spellings = [ownColumns, ...locales.map(ownTitles)]
  for (const names of spellings) {
    const found = new Map<OwnColumn, number>()
    for (const [position, name] of ownColumns.entries()) {
      const index = header.findIndex((title) => fold(title) === fold(names[position] ?? name))
      if (index >= 0) found.set(name, index)
    }
    if (needed.every((name) => found.has(name))) return found
  }
  return null
}

/**
 * What a row of our own export says. A word that is nobody's is answered with the safe one: the
 * widest scope, the shop's own list.
 */
export function readOwnDetails(cell: (name: OwnColumn) => string): OwnDetails {
  return {
    scope: readCode(scopeSchema, scopeWords, cell('scope')) ?? 'everything',
    layer: readCode(layerSchema, layerWords, cell('layer')) ?? 'own',
    reason: readCode(reasonSchema, reasonWords, cell('reason')) ?? 'other',
    source: readCode(sourceSchema, sourceWords, cell('source')) ?? 'import',
    note: cell('note').slice(0, 2000),
    evidence: cell('evidence').slice(0, 2000),
    evidenceFile: cell('evidence_file').slice(0, 400),
    notice: cell('notice').slice(0, 200),
    operator: cell('operator').slice(0, 120),
    until: cell('until').trim(),
    written: cell('written').slice(0, 400),
  }
}

/** A code as people read it. Topics, numbers and partners keep their own names. */
export function ownWords(locale: Locale): {
  readonly scope: (scope: Scope) => string
  readonly layer: (layer: Layer) => string
  readonly reason: (reason: Reason) => string
  readonly source: (source: Source) => string
} {
  const t = createTranslator(locale)
  return {
    scope: (scope) =>
      scope === 'everything' || scope === 'marketing' ? t(`consent:scope.${scope}`) : scope,
    layer: (layer) => (layer === 'own' ? t('exports:layer.own') : layer),
    reason: (reason) => t(`consent:reason.${reason}`),
    source: (source) => t(`consent:source.${source}`),
  }
}

type Words = ReadonlyMap<string, string>

function readCode<Code extends string>(
  schema: { safeParse(value: string): { success: true; data: Code } | { success: false } },
  words: () => Words,
  cell: string,
): Code | null {
  const text = cell.trim()
  const code = schema.safeParse(text)
  if (code.success) return code.data
  const known = schema.safeParse(words().get(fold(text)) ?? '')
  return known.success ? known.data : null
}

const scopeWords = memo(() => wordsOf(['everything', 'marketing'], (words) => words.scope))
const layerWords = memo(() => wordsOf(['own'], (words) => words.layer))
const reasonWords = memo(() => wordsOf(reasonSchema.options, (words) => words.reason))
const sourceWords = memo(() => wordsOf(sourceSchema.options, (words) => words.source))

function wordsOf<Code extends string>(
  codes: readonly Code[],
  spoken: (words: ReturnType<typeof ownWords>) => (code: Code) => string,
): Words {
  return new Map(
    locales.flatMap((locale) => {
      const say = spoken(ownWords(locale))
      return codes.map((code) => [fold(say(code)), code] as const)
    }),
  )
}

function memo<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
