import { displayAccount } from '../../../../shared/identity/display.ts'
import type { Account, Dialect } from '../../../../shared/model.ts'
import { onceEach } from '../../../../shared/once-each.ts'
import { sentenceOf, type RemovedFate, type Wording } from '../../../../shared/verdict-words.ts'
import { ROOM_BYTES, type PendingFile } from '../pending-file.ts'
import { bodyEnd, type RowExtender } from '../removed-rows.ts'
import { putBytes, putPart } from '../room.ts'
import type { RemovedRecord } from '../row-sink.ts'
import {
  isBrazilian,
  LARGEST_NUMBER,
  NUMBER_SIGNS,
  putNumber,
  putSign,
  putTelephone,
} from './put-text.ts'

const MINUTE_MS = 60_000
/** Two numbers of rows, or one and a telephone number, and a separator before each. */
const NUMBERS_BYTES = 32
const NOTHING: Uint8Array = new Uint8Array()
/** Of days and of accounts abroad, how many are kept as bytes. */
const REMEMBERED = 20_000

/**
 * Writes one row.
 *
 * @param since the minute since 1970 at which the account of the fate opted out, if one did
 * @returns `false`, with nothing written, when only the general way can write the row
 */
export type QuickRows = (record: RemovedRecord, fate: RemovedFate, since: number | null) => boolean

/**
 * Writes rows that leave straight into the memory of a file, byte for byte as `RowExtender` does with
 * the words for their fates. Only numbers differ from row to row, and they are put there digit by
 * digit; every other text is made into bytes once.
 *
 * @param headerRows rows above the first record
 * @returns `null` for a list whose encoding or signs do not allow that
 */
export function createQuickRows(
  { encoding, delimiter, quote, escape }: Dialect,
  extender: RowExtender,
  wording: Wording,
  headerRows: number,
  file: Pick<PendingFile, 'room'>,
): QuickRows | null {
  const neverQuoted = NUMBER_SIGNS + wording.earlierRow
  const signs = [delimiter, quote, escape].filter((sign) => sign !== '')
  const isAscii = encoding === 'utf-8' || encoding === 'windows-1252'
  const mixesUp = delimiter.length > 1 || signs.some((sign) => neverQuoted.includes(sign))
  if (!isAscii || mixesUp) return null
  const separator = delimiter.charCodeAt(0)
  const closing = (...cells: string[]) => Buffer.concat([extender.added(cells), extender.lineEnd])
  const afterEarlierRow = closing('', '')
  const heads = new Map<string, Uint8Array>()
  const accounts = new Map<number | string, Uint8Array>()
  const layers = new Map<string, Map<number | null, Uint8Array>>()

  /** From behind the row's number up to what matched; up to the end when nothing did. */
  function headOf(fate: RemovedFate): Uint8Array {
    const told = [fate.code, wording.reasonOf(fate)]
    if ('account' in fate) return extender.added(told)
    return fate.code === 'duplicate'
      ? extender.added([...told, wording.earlierRow])
      : closing(...told, '', '', '')
  }

  /** Nothing for an account that is put digit by digit. */
  function writtenOf(account: Account): Uint8Array {
    if (account.kind === 'tel' && isBrazilian(account.key)) return NOTHING
    const name = account.kind === 'tel' ? account.key : account.value
    return onceEach(accounts, name, () => extender.added([displayAccount(account)]), REMEMBERED)
  }

  return (record, fate, since) => {
    const { bytes, start, fault, cellCount } = record
    const row = record.row + headerRows
    if ((fault !== null && fault !== 'too_few_cells') || row > LARGEST_NUMBER) return false
    const body = bodyEnd(bytes, start, record.end, encoding)
    const gap = Math.max(0, extender.width - cellCount)
    const head = onceEach(heads, sentenceOf(fate), () => headOf(fate))
    let written = NOTHING
    let end = NOTHING
    if ('account' in fate) {
      written = writtenOf(fate.account)
      const layer = wording.layerOf(fate.account)
      const ends = onceEach(layers, layer, () => new Map<number | null, Uint8Array>())
      const endOf = () => closing(wording.dayOf(since && since * MINUTE_MS), layer)
      end = onceEach(ends, since, endOf, REMEMBERED)
    } else if (fate.code === 'duplicate') end = afterEarlierRow

    const texts = head.length + written.length + end.length
    const length = body - start + gap + texts + NUMBERS_BYTES
    if (length > ROOM_BYTES) return false
    const room = file.room(length)
    putPart(room, bytes, start, body)
    for (let missing = gap; missing >= 0; missing--) putSign(room, separator)
    putNumber(room, row)
    putBytes(room, head)
    if ('account' in fate) {
      if (written === NOTHING && fate.account.kind === 'tel') {
        putSign(room, separator)
        putTelephone(room, fate.account.key)
      } else putBytes(room, written)
    } else if (fate.code === 'duplicate') putNumber(room, fate.firstRow + headerRows)
    putBytes(room, end)
    return true
  }
}
