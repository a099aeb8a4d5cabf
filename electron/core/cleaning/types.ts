import type { ReadyFile } from '../reading/prepare-file.ts'
import type { Layer } from '../../../shared/consent/layers.ts'
import type { PackPart } from '../../../shared/contract/cleaning.ts'
import type { ListRequest, Progress } from '../../../shared/contract.ts'
import type {
  Account,
  CleanReport,
  Country,
  ListFormat,
  OutputRole,
  PhoneColumn,
  Suppression,
  VerdictCode,
  VerdictCounts,
} from '../../../shared/model.ts'

/** Where a list is, what its operator calls it, and its copy as text when it is no text. */
export type ListFile = ReadyFile

export interface CleaningRequest extends Pick<ListRequest, 'reading' | 'phoneColumns' | 'country'> {
  /** Rows that repeat an earlier one stay too, for lists where every row is an order. */
  readonly keepDuplicates?: boolean
  readonly titles?: ShownTitles | undefined
}

/** What stood above the chosen columns when they were chosen, by their index. */
export type ShownTitles = Readonly<Record<number, string>>

/** Suppressed telephone accounts, each once; best in the order of `keyHash`, in which a table takes them quickest. */
export interface SuppressedKeys {
  readonly keys: Float64Array
  /** When each opted out, in whole minutes since 1970. */
  readonly since: Int32Array
}

/** The ledger as the cleaning may see it: answers, never the store. */
export interface LedgerView {
  suppressionOf(account: Account): Suppression | null
  /**
   * Hands over every suppressed telephone account that the ledger knows by its number. They are the
   * caller's, who may empty them: a million take twelve megabytes.
   *
   * @throws Error when they were handed over before, because nobody may judge without them
   */
  takeTelKeys(): SuppressedKeys
  /**
   * When an account opted out that the ledger knows only by a hash: erased people, and lists that
   * partners exchange hashed. `null` in place of the function when it knows nobody in that way.
   */
  readonly hiddenSince: ((account: Account) => number | null) | null
  /**
   * Says that the ledger can be trusted: to be asked before anything is published, because it may
   * still be being verified while rows are judged.
   *
   * @throws AppError when it cannot
   */
  confirm(): void
  /** Every telephone account that asked for messages; `null` when nobody has to. */
  readonly consentKeys: Float64Array | null
  /** The same of accounts without a number, as `bsuid:BR.1`; nobody when left out. */
  readonly consentNames?: ReadonlySet<string>
  /** Every telephone account that has had enough lists lately; `null` when there is no limit. */
  readonly overLimitKeys: Float64Array | null
  /** The list that a suppressed account stands on; `null` for the shop's own. */
  layerOf?(account: Account): Layer | null
}

/** The runs before this one, as the cleaning may see them. */
export interface RunHistory {
  /**
   * Puts telephone accounts into the form in which the history keeps them, which takes a while.
   *
   * @param kept those of the rows that stayed; they are used up
   */
  pack(kept: Float64Array): Uint8Array
  /** Lends the end of the history; nobody else adds to it meanwhile. Without `commit` nothing stays. */
  append<T>(make: (entry: HistoryEntry) => T): T
}

export interface HistoryEntry {
  /** Digest of the certificate before this one. */
  readonly previous: string | null
  /**
   * @param kept telephone accounts of the rows that stayed, packed
   * @param papers files that the report cannot name, because they hold it
   * @returns the number of the run
   */
  add(report: CleanReport, kept: Uint8Array, papers: readonly WrittenFile[]): number
  commit(): void
}

export interface Hooks {
  onProgress(progress: Progress): void
  /** Polled between blocks; once true the run ends with `AppError('cancelled')`. */
  cancelled(): boolean
}

/** A list judged row by row. Arrays are indexed by row - 1, and can be transferred to another thread. */
export interface CheckedList {
  readonly read: number
  readonly counts: VerdictCounts
  readonly phoneColumns: readonly PhoneColumn[]
  readonly country: Country
  readonly size: number
  readonly modifiedMs: number
  /** Index into `verdictCodes`. */
  readonly verdicts: Uint8Array<ArrayBuffer>
  /** Byte where the record begins. */
  readonly offsets: Float64Array<ArrayBuffer>
  readonly lines: Uint32Array<ArrayBuffer>
  /** Of a duplicate: the first row with the same account. Zero elsewhere. */
  readonly refs: Float64Array<ArrayBuffer>
}

/** The buffers of a checked list, to hand over instead of copying. */
export function transferablesOf(checked: CheckedList): ArrayBuffer[] {
  return [checked.verdicts, checked.offsets, checked.lines, checked.refs].map(
    (array) => array.buffer,
  )
}

/** What is to be made of a cleaning, and where. */
export interface CleanTargets {
  /** What files are named after in place of the list; `null` for the list's own name. */
  readonly stem: string | null
  /** Where files stand whose place the operator did not choose. */
  readonly folder: string
  /** Whole paths of those that the operator did choose. */
  readonly chosen: Partial<Readonly<Record<ChosenRole, string>>>
  readonly parts: readonly PackPart[]
  readonly formats: readonly ListFormat[]
  readonly recordsPerFile: number
  readonly zip: boolean
  /** Whether files that exist under these names may be replaced. */
  readonly replace: boolean
}

export type ChosenRole = Extract<OutputRole, 'clean' | 'removed' | 'review' | 'report'>

/** What a file of a cleaning holds. */
export interface FileKind {
  readonly role: OutputRole
  /** Of a file with rows of one fate: which. */
  readonly verdict: VerdictCode | null
  readonly format: ListFormat | null
  /** Of a list that was split: which part, from 1. */
  readonly part: number | null
}

export interface WrittenFile extends FileKind {
  readonly path: string
  readonly name: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}
