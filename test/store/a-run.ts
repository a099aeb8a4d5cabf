import type { Recipe } from '../../electron/core/store/runs/runs.ts'
import { plainRules, type CleanReport, type TemplateCategory } from '../../shared/model.ts'
import { noVerdicts } from '../../shared/verdict.ts'

export const recipe: Recipe = {
  path: '/listas/clientes.csv',
  uploaded: false,
  reading: {},
  phoneColumns: null,
  country: 'BR',
  parts: ['clean', 'removed', 'report'],
  formats: ['same'],
  recordsPerFile: 25_000,
  zip: false,
  locale: 'pt-BR',
}

/** What differs between the runs of a test. */
export interface Finished {
  readonly at?: string
  readonly name?: string
  readonly suppressed?: number
  readonly category?: TemplateCategory
}

/** The report of a small cleaning, before it is certified. */
export function reportOf({ at = '2026-11-24T12:00:00.000Z', ...more }: Finished) {
  const { name = 'clientes.csv', suppressed = 0, category = 'marketing' } = more
  const file = { verdict: null, format: 'same', rows: 1, bytes: 20 } as const
  return {
    format: 'lista-limpa/report',
    version: 1,
    input: {
      path: `/listas/${name}`,
      name,
      sha256: 'a'.repeat(64),
      rows: 1 + suppressed,
      encoding: 'utf-8',
      delimiter: ';',
      phoneColumns: [{ index: 0, name: 'fone', mode: 'national' }],
    },
    counts: { read: 1 + suppressed, ...noVerdicts(), kept: 1, suppressed },
    files: { clean: { ...file, role: 'clean', name: `limpa-${name}`, sha256: 'b'.repeat(64) } },
    store: { id: 'l', batches: 0, events: 0, suppressed: 0, digest: '' },
    rules: { ...plainRules, version: 1, country: 'BR', category },
    operator: 'Ana',
    startedAt: at,
    finishedAt: at,
    appVersion: '0.1.0',
  } as const satisfies Omit<CleanReport, 'previous' | 'digest'>
}
