import { assertNever } from '../../../shared/assert-never.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Fault, ListKind, Locale } from '../../../shared/model.ts'
import type { FileKind } from './sniff.ts'

/**
 * The copy of a list that is no text: UTF-8, commas, RFC 4180, one line a record. A text that was
 * inside an archive is copied as it is.
 */
export interface PreparedList {
  readonly kind: ListKind
  /** Of the copy. */
  readonly path: string
  /** Names of the sheets that hold something, and the one that was copied. */
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly faults: readonly Fault[]
}

export interface NamedFile {
  readonly path: string
  readonly name: string
}

export interface Preparing {
  /** A private folder of this process, where copies are kept until it ends; made when asked for. */
  readonly folder: () => string
  readonly locale: Locale
  /**
   * What to do when several sheets, or several files of an archive, hold something and nobody has
   * chosen: `first` looks at the first of them, `refuse` asks.
   */
  readonly undecided: 'first' | 'refuse'
}

/** How a file was read, to be found again with its copy. */
export type Copied = Omit<PreparedList, 'path'>

/** Why a file of a kind cannot be read as a list, with what to do. */
export function unreadableKind(kind: Exclude<FileKind, 'text'>, file: string): AppError {
  switch (kind) {
    case 'pdf':
      return new AppError('file_is_pdf', { file })
    case 'image':
      return new AppError('file_is_image', { file })
    case 'html':
      return new AppError('file_is_web_page', { file })
    case 'compressed':
      return new AppError('file_is_compressed', { file })
    case 'database':
    case 'unknown':
    case 'zip':
    case 'gzip':
    case 'ole':
    case 'vcard':
    case 'json':
      return new AppError('file_kind_unsupported', { file })
    default:
      return assertNever(kind)
  }
}
