import { ninthDigitTwin } from '../../../../shared/identity/alternates.ts'
import { foreignKey } from '../../../../shared/identity/foreign-key.ts'
import { identify } from '../../../../shared/identity/identify.ts'
import type { Identity } from '../../../../shared/identity/identity.ts'
import {
  unreadableReasonSchema,
  type Country,
  type Encoding,
  type PhoneColumn,
  type UnreadableReason,
} from '../../../../shared/model.ts'
import { BLANK, NOT_READ, ODD, type Batch } from './batch.ts'

/** What the phone cells of a list are read with. */
export interface CellRules {
  readonly encoding: Encoding
  readonly country: Country
  readonly phones: readonly PhoneColumn[]
}

const reasons = unreadableReasonSchema.options
const FIRST_REASON = -2
/** Texts that are no number repeat in a list: "não tem", "-", "a confirmar". */
const REMEMBERED = 4096
const REPLACED = /\ufffd/
const UNLIKE_LATIN_1 = /[\u0080-\u009f]/

/** Reads the phone cells that the scan left, where a single number can say all there is to say. */
export function readCells(
  batch: Batch,
  { phones, country, encoding }: CellRules,
  known: Map<string, number>,
): void {
  const { keys, cellStarts, cellEnds } = batch
  const cells = batch.count * phones.length
  for (let place = 0; place < cells; place++) {
    if (keys[place] !== NOT_READ) continue
    if (batch.cellCounts[Math.floor(place / phones.length)] === ODD) continue
    const text = cellText(batch, cellStarts[place] ?? 0, cellEnds[place] ?? 0, encoding)
    if (text === null) continue
    const mode = phones[place % phones.length]?.mode ?? 'national'
    let code: number | undefined = foreignKey(text) || known.get(mode + text)
    if (code === undefined) {
      code = codeOf(identify(text, { country, mode }))
      if (code < 0 && known.size < REMEMBERED) known.set(mode + text, code)
    }
    keys[place] = code
  }
}

/** The text of a cell; `null` when the exact reader has to decide what its bytes mean. */
export function cellText(
  { bytes }: Batch,
  start: number,
  end: number,
  encoding: Encoding,
): string | null {
  const text = bytes.toString(encoding === 'utf-8' ? 'utf8' : 'latin1', start, end)
  return (encoding === 'utf-8' ? REPLACED : UNLIKE_LATIN_1).test(text) ? null : text
}

/** A key speaks for an identity only when its ninth-digit twin is all that it may be taken for. */
function codeOf(identity: Identity): number {
  if (identity.kind === 'unreadable') return codeOfReason(identity.reason)
  if (identity.kind !== 'tel') return NOT_READ
  const { key, alternates } = identity
  const twin = ninthDigitTwin(key)
  const isPlain =
    twin === null
      ? alternates.length === 0
      : alternates.length === 1 && alternates[0]?.key === twin.key
  return isPlain ? key : NOT_READ
}

function codeOfReason(reason: UnreadableReason): number {
  if (reason === 'empty' || reason === 'no_digits') return BLANK
  return FIRST_REASON - reasons.indexOf(reason)
}

/** Why a cell with this code cannot be read; `null` when it can, or when nothing is in it. */
export function reasonOfCode(code: number): UnreadableReason | null {
  return code > FIRST_REASON ? null : (reasons[FIRST_REASON - code] ?? null)
}
