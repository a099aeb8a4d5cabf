import type { ConversionFormat, Converted } from '../../../shared/contract/conversion.ts'
import type { Layer } from '../../../shared/consent/layers.ts'
import type { Verification } from '../../../shared/contract/certificates.ts'
import type { ConsentGap } from '../../../shared/contract/cleaning.ts'
import type {
  ConsentReport,
  ExportFormat,
  ImportChoices,
  ImportReport,
  SuppressionFilter,
} from '../../../shared/contract/optouts.ts'
import type { PreflightReport } from '../../../shared/contract/preflight.ts'
import type { StoreHealth } from '../../../shared/contract/store.ts'
import type { ListRequest } from '../../../shared/contract.ts'
import type {
  Account,
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
import type { ReadyFile } from '../reading/prepare-file.ts'
import type {
  CheckedList,
  CleanTargets,
  FileKind,
  WrittenFile,
  ShownTitles,
} from '../cleaning/types.ts'
import type { Backup } from '../store/backups/backups.ts'
import type { ConsentDetails as StoreConsentDetails } from '../store/events/consent.ts'
import type { EraseDetails, EraseReport } from '../store/erasing/erase.ts'
import type { MergeChoices, MergeReport } from '../store/merging/merge.ts'
import type { RebuildReport } from '../store/recovery/rebuild.ts'
import type { RestoreReport } from '../store/recovery/restore.ts'
import type { Trust } from './trust.ts'

/** A file as the reading room wants it: where it is, what the operator calls it, its copy as text. */
export type NamedFile = ReadyFile

type Reading = Pick<ListRequest, 'reading' | 'phoneColumns' | 'country'>

/** How opt-outs of one import are to be recorded; `null`: as the file itself says. */
export interface ConsentDetails {
  readonly scope: Scope | null
  readonly layer: Layer
  readonly reason: Reason | null
  readonly source: Source | null
  readonly note: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly notice: string
  readonly happenedAt: Instant | null
  readonly until: Instant | null
  readonly operator: string
  readonly onUnreadable: 'refuse' | 'skip'
}

/** Every task a worker can run: what goes in and what comes out. */
export interface TaskMap {
  readonly inspect: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly reading: ReadingChoices
      readonly country: Country
    }
    readonly output: Omit<Inspection, 'place'>
  }
  /** `inspect` to the last row. */
  readonly survey: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly reading: ReadingChoices
      readonly country: Country
    }
    readonly output: Omit<Inspection, 'place'>
  }
  readonly check: {
    readonly input: {
      readonly dataDir: string
      readonly trust: Trust | null
      readonly file: NamedFile
      readonly list: Reading
      readonly titles?: ShownTitles | undefined
      readonly rules: CleaningRules
    }
    readonly output: CheckedList
  }
  readonly consentGap: {
    readonly input: TaskMap['check']['input'] & {
      /** The run that is asked about; `null` when it is a list. */
      readonly repeats: number | null
    }
    readonly output: ConsentGap
  }
  readonly clean: {
    readonly input: {
      readonly dataDir: string
      readonly trust: Trust | null
      readonly file: NamedFile
      readonly list: Reading
      readonly titles?: ShownTitles | undefined
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
      readonly dataDir: string
      readonly file: NamedFile
      readonly reading: ReadingChoices
      readonly maxRecords: number
    }
    readonly output: PreflightReport
  }
  readonly convert: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly reading: ReadingChoices
      readonly to: ConversionFormat
      readonly target: string
      readonly replace: boolean
    }
    readonly output: Omit<Converted, 'place'> & { readonly path: string }
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
      readonly choices: ImportChoices
      readonly dryRun: boolean
    }
    readonly output: ImportReport
  }
  readonly consentFromFile: {
    readonly input: {
      readonly dataDir: string
      readonly file: NamedFile
      readonly list: Reading
      readonly details: StoreConsentDetails & { readonly layer: Layer }
      readonly confirmed: number
      readonly onUnreadable: 'refuse' | 'skip'
      readonly dryRun: boolean
    }
    readonly output: ConsentReport
  }
  readonly exportOptOuts: {
    readonly input: {
      readonly dataDir: string
      readonly target: string
      readonly replace: boolean
      readonly locale: Locale
      readonly format: ExportFormat
      readonly filter: SuppressionFilter
      /** Whom the filter's search names when it is a whole number. */
      readonly named: readonly Account[]
    }
    readonly output: Omit<WrittenFile, keyof FileKind> & { readonly leftOut: number }
  }
  readonly takeBackup: {
    readonly input: { readonly dataDir: string }
    readonly output: Backup
  }
  /** `null` when the day has a backup already, or there is nobody to lose. */
  readonly takeDailyBackup: {
    readonly input: { readonly dataDir: string }
    readonly output: Backup | null
  }
  readonly findGoodBackup: {
    readonly input: { readonly dataDir: string }
    readonly output: Backup | null
  }
  readonly restoreBackup: {
    readonly input: {
      readonly dataDir: string
      readonly name: string
      readonly operator: string
      readonly dryRun: boolean
    }
    readonly output: RestoreReport
  }
  readonly exportChanges: {
    readonly input: {
      readonly dataDir: string
      readonly target: string
      readonly replace: boolean
      readonly name: string
    }
    readonly output: Omit<WrittenFile, keyof FileKind | 'rows'> & { readonly fingerprint: string }
  }
  readonly mergeChanges: {
    readonly input: MergeChoices & {
      readonly dataDir: string
      readonly path: string
      readonly dryRun: boolean
    }
    readonly output: MergeReport
  }
  readonly rebuildStore: {
    readonly input: { readonly dataDir: string }
    readonly output: RebuildReport
  }
  readonly erase: {
    readonly input: EraseDetails & { readonly dataDir: string; readonly account: Account }
    readonly output: EraseReport
  }
  readonly checkStore: {
    readonly input: { readonly dataDir: string }
    readonly output: StoreHealth
  }
}

export type TaskName = keyof TaskMap
