/** Numbers that people have besides their phones, told by their own check digits and shape. */

/** Whether eleven digits carry the two check digits of a CPF. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{10}$/.test(digits)) return false
  return [9, 10].every((length) => {
    let sum = 0
    for (let at = 0; at < length; at++) sum += Number(digits[at]) * (length + 1 - at)
    return String(((sum * 10) % 11) % 10) === digits[length]
  })
}

const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]

/** Whether fourteen digits carry the two check digits of a CNPJ. */
export function isCnpj(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || /^(\d)\1{13}$/.test(digits)) return false
  return [12, 13].every((length) => {
    const weights = CNPJ_WEIGHTS.slice(13 - length)
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
    const rest = sum % 11
    return String(rest < 2 ? 0 : 11 - rest) === digits[length]
  })
}

const CPF_SHAPE = /^\d{3}\.\d{3}\.\d{3}-\d{2}$/
const CNPJ_SHAPE = /^\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}$/
const CEP_SHAPE = /^\d{2}\.?\d{3}-\d{3}$/
const DATE_SHAPE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$/
const ENOUGH = 0.6

/**
 * Whether a column is one of documents, dates or running numbers and not of phones. One mobile in a
 * hundred passes for a CPF by accident; a column of them does not.
 */
export function isOtherNumbers(cells: readonly string[]): boolean {
  if (cells.length === 0) return false
  const share = (is: (cell: string) => boolean) =>
    cells.filter((cell) => is(cell.trim())).length / cells.length
  if (share((cell) => CPF_SHAPE.test(cell) || CNPJ_SHAPE.test(cell)) >= ENOUGH) return true
  if (share((cell) => CEP_SHAPE.test(cell) || DATE_SHAPE.test(cell)) >= ENOUGH) return true
  const checked = (cell: string) => isCpf(cell.padStart(11, '0')) || isCnpj(cell.padStart(14, '0'))
  if (cells.length >= 3 && share(checked) >= ENOUGH) return true
  return isRunning(cells)
}

/** Ids that count up by one or so from row to row. */
function isRunning(cells: readonly string[]): boolean {
  if (cells.length < 10 || !cells.every((cell) => /^\s*\d{1,15}\s*$/.test(cell))) return false
  let steps = 0
  for (let at = 1; at < cells.length; at++) {
    const step = Number(cells[at]) - Number(cells[at - 1])
    if (step > 0 && step <= 10) steps++
  }
  return steps >= (cells.length - 1) * 0.9
}
