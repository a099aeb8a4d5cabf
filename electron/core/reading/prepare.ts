import { assertNever } from '../../../shared/assert-never.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Fault, ListKind, ReadingChoices } from '../../../shared/model.ts'
import type { OpenedFile } from './open-file.ts'
import type { FileKind } from './sniff.ts'

/** A list that is no text, written out as one: UTF-8, commas, RFC 4180, one line a record. */
export interface PreparedList {
  readonly kind: ListKind
  /** Of the written text. */
  readonly path: string
  /** Names of the sheets that hold something, and the one that was written. */
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly faults: readonly Fault[]
  /** Removes what was written. */
  discard(): void
}

/**
 * Makes a text of a file that is none; `null` for one that is.
 *
 * @throws AppError that names the kind and says what to do, when the product does not read it
 */
export function prepareList(
  kind: FileKind,
  name: string,
  _file: OpenedFile,
  _reading: ReadingChoices,
): PreparedList | null {
  switch (kind) {
    case 'text':
      return null
    case 'pdf':
      throw new AppError('file_is_pdf', { file: name })
    case 'image':
      throw new AppError('file_is_image', { file: name })
    case 'html':
      throw new AppError('file_is_web_page', { file: name })
    case 'compressed':
      throw new AppError('file_is_compressed', { file: name })
    case 'database':
    case 'unknown':
    case 'zip':
    case 'ole':
    case 'vcard':
    case 'json':
      throw new AppError('file_kind_unsupported', { file: name })
    default:
      return assertNever(kind)
  }
}
