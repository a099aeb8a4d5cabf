import type { ImportReport, ListRequest, StoreHealth } from '../../../shared/contract.ts'
import type {
  CleanReport,
  Country,
  Inspection,
  Instant,
  Locale,
  ReadingChoices,
  Reason,
  Scope,
  Source,
} from '../../../shared/model.ts'
import type { CheckedList, CleanTargets, WrittenFile } from '../cleaning/types.ts'

/** A file as the reading room wants it: where it is, and what the operator calls it. */
export interface NamedFile {
  readonly path: string
  readonly name: string
}

type Reading = Pick<ListRequest, 'reading' | 'phoneColumns' | 'country'>

/** How opt-outs of one import are to be recorded. */
export interface ConsentDetails {
  readonly scope: Scope
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly happenedAt: Instant | null
  readonly operator: string
  readonly onUnreadable: 'refuse' | 'skip'
}

/** Every task a worker can run: what goes in and what comes out. */
export interface TaskMap {
  readonly inspect: {
    readonly input: {
      readonly file: NamedFile
      readonly reading: ReadingChoices
      readonly country: Country
    }
    readonly output: Omit<Inspection, 'place'>
  }
  readonly check: {
    readonly input: { readonly dataDir: string; readonly file: NamedFile; readonly list: Reading }
    readonly output: CheckedList
  }
  readonly clean: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly list: Reading
      readonly targets: CleanTargets
      readonly appVersion: string
      readonly locale: Locale
    }
    readonly output: { readonly report: CleanReport; readonly files: readonly WrittenFile[] }
  }
  readonly importOptOuts: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly list: Reading
      readonly details: ConsentDetails
      readonly dryRun: boolean
    }
    readonly output: ImportReport
  }
  readonly exportOptOuts: {
    readonly input: {
      readonly dataDir: string
      readonly target: string
      readonly replace: boolean
      readonly locale: Locale
    }
    readonly output: Omit<WrittenFile, 'role'>
  }
  readonly checkStore: {
    readonly input: { readonly dataDir: string }
    readonly output: StoreHealth
  }
}

export type TaskName = keyof TaskMap
