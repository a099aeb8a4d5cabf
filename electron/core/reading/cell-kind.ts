/** What a cell looks like, by its own text alone: enough to tell columns from prose, and titles from data. */
export type CellKind = 'empty' | 'phone' | 'number' | 'date' | 'address' | 'text' | 'prose' | 'torn'

const NUMBER =
  /^[-+(]?\s?(?:R\$|US\$|[$€£])?\s?-?(?:\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s?[%)]?$/
const PHONE = /^['=" \t]*(?:\+|00|0)?[\d ().\-–/]{7,24}['" ]*$/
const DATE =
  /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-/ ]?[a-zç]{3,9}\.?[-/ ]?\d{2,4})(?:[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?|z|[+-]\d{2}:?\d{2})?)?$/i
const TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?)?$/i
const ADDRESS =
  /^(?:[^\s@,;|]+@[^\s@,;|]+\.[a-z]{2,}|(?:https?|ftp|whatsapp|tel):[^\s|;,]+|www\.[^\s|;,]+|(?:\d{1,3}\.){3}\d{1,3})$/i
const TEXT = /^[\p{L}\p{N}\p{M}\p{Extended_Pictographic} .\-'’`´&()/+:@_#%$*!?ºª°–=[\]\\<>{}]*$/u
/** A delimiter that stands unquoted inside a cell: the cell is torn, or glued from several. */
const GLUED = /[;\t|]|,(?!\s)|^,|,$/
const LONGEST_LOOKED_AT = 300

export function kindOf(cell: string, quoted: boolean): CellKind {
  const text = cell.trim()
  if (text === '') return 'empty'
  if (text.length > LONGEST_LOOKED_AT) return quoted ? 'text' : 'prose'
  if (TIME.test(text) || DATE.test(text)) return 'date'
  if (looksLikePhone(text)) return 'phone'
  if (NUMBER.test(text)) return 'number'
  if (ADDRESS.test(text)) return 'address'
  if (quoted) return 'text'
  if (/["]/.test(text) || GLUED.test(text)) return 'torn'
  return TEXT.test(text) ? 'text' : 'prose'
}

/** Whether a cell is shaped like a telephone number; what it really is, `identify` says. */
export function looksLikePhone(text: string): boolean {
  if (!PHONE.test(text)) return false
  const digits = text.replace(/\D/g, '').length
  return digits >= 8 && digits <= 15 && !/^\d{1,3}(?:\.\d{3})+$/.test(text)
}
