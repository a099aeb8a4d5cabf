import type { Verification } from '../../../shared/contract/certificates.ts'
import type { ConsentGap } from '../../../shared/contract/cleaning.ts'
import type { PreflightReport } from '../../../shared/contract/preflight.ts'
import type { ImportReport, ListRequest, StoreHealth } from '../../../shared/contract.ts'
import type {
  CleaningRules,
  Country,
  Inspection,
  Instant,
  Locale,
  ReadingChoices,
  Reason,
  Scope,
  Source,
  TemplateCategory,
} from '../../../shared/model.ts'
import type { CleanedList } from '../cleaning/clean-list.ts'
import type { CheckedList, CleanTargets, FileKind, WrittenFile } from '../cleaning/types.ts'

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
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly list: Reading
      readonly rules: CleaningRules
    }
    readonly output: CheckedList
  }
  readonly consentGap: {
    readonly input: TaskMap['check']['input']
    readonly output: ConsentGap
  }
  readonly clean: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly list: Reading
      readonly rules: CleaningRules
      readonly category: TemplateCategory
      readonly targets: CleanTargets
      readonly operator: string
      readonly uploaded: boolean
      /** The run that this one repeats. */
      readonly redoOf: number | null
      readonly appVersion: string
      readonly locale: Locale
    }
    readonly output: CleanedList
  }
  readonly preflight: {
    readonly input: {
      readonly file: NamedFile
      readonly reading: ReadingChoices
      readonly maxRecords: number
    }
    readonly output: PreflightReport
  }
  readonly verify: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      /** A report to go by, besides those that are found. */
      readonly report: NamedFile | null
      readonly reading: ReadingChoices
      readonly country: Country
    }
    readonly output: Verification
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
    readonly output: Omit<WrittenFile, keyof FileKind>
  }
  readonly checkStore: {
    readonly input: { readonly dataDir: string }
    readonly output: StoreHealth
  }
}

export type TaskName = keyof TaskMap
