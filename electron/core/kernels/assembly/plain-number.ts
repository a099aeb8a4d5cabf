/**
 * `fastKeyOfBytes` of `shared/identity/fast-path.ts`, in AssemblyScript: the same key from the same
 * bytes. Why each step is as it is stands there.
 */

const LONGEST: i32 = 40

const TAB: i32 = 9
const SPACE: i32 = 32
const OPEN: i32 = 40
const CLOSE: i32 = 41
const PLUS: i32 = 43
const DASH: i32 = 45
const DOT: i32 = 46
const ZERO: i32 = 48

const LANDLINES: u64 = 550_000_000_000
const MOBILES: u64 = 5_500_000_000_000

/** A bit for every area code that is assigned: from 0, and from 64. */
let areaCodes: u64 = 0
let areaCodesFrom64: u64 = 0

export function setAreaCodes(codes: u64, codesFrom64: u64): void {
  areaCodes = codes
  areaCodesFrom64 = codesFrom64
}

/**
 * @param from address of the cell
 * @returns the key of a plainly written Brazilian number; 0 for any other cell
 */
export function plainKey(from: usize, to: usize, international: bool): u64 {
  if (<i32>(to - from) > LONGEST) return 0
  let value: u64 = 0
  let digits = 0
  let zeros = 0
  let plus = false
  let sinceDot = -1
  let first = 0
  let marked = 0
  let before = 0
  for (let at = from; at < to; at++) {
    const code = <i32>load<u8>(at)
    const digit = code - ZERO
    if (<u32>digit <= 9) {
      if (digits === 0 && digit === 0) zeros++
      else digits++
      value = value * 10 + digit
      if (sinceDot >= 0) sinceDot++
    } else if (code === PLUS) {
      if (plus || digits + zeros > 0) return 0
      plus = true
    } else if (isSeparator(code)) {
      if (code === DOT) sinceDot = 0
      const read = digits + zeros
      if (read !== marked) {
        if (marked === 0) first = read
        before = marked
        marked = read
      }
    } else return 0
  }
  if (hasDigitsBeside(zeros > 0 ? 0 : first, before, marked, digits + zeros)) return 0
  return keyOfPlain(value, digits, zeros, sinceDot, plus || international)
}

function isSeparator(code: i32): bool {
  return (
    code === SPACE ||
    code === DASH ||
    code === OPEN ||
    code === CLOSE ||
    code === DOT ||
    code === TAB
  )
}

function hasDigitsBeside(first: i32, before: i32, marked: i32, digits: i32): bool {
  const last = digits > marked ? digits - marked : marked - before
  if (last === digits) return false
  return last <= 2 || first === 1 || first === 3
}

function keyOfPlain(value: u64, digits: i32, zeros: i32, sinceDot: i32, international: bool): u64 {
  if (digits < 10 || digits > 13) return 0
  if (sinceDot >= 0 && (sinceDot < 3 || sinceDot === 5 || value % 1000 === 0)) return 0

  if (zeros === 0) {
    if (digits === 13) return beginsWith55(value, MOBILES) ? brazilianKey(value - MOBILES, 11) : 0
    if (digits === 12) {
      return beginsWith55(value, LANDLINES) ? brazilianKey(value - LANDLINES, 10) : 0
    }
    return international || mayLackAreaCode(value, digits) ? 0 : brazilianKey(value, digits)
  }
  if (zeros > 1 || international) return 0
  if (digits < 12) return brazilianKey(value, digits)
  return digits === 13
    ? brazilianKey(value % 100_000_000_000, 11)
    : brazilianKey(value % 10_000_000_000, 10)
}

function beginsWith55(value: u64, lowest: u64): bool {
  return value >= lowest && value < lowest + lowest / 55
}

function mayLackAreaCode(value: u64, digits: i32): bool {
  return digits === 10 && value >= 5_560_000_000 && value < 5_600_000_000
}

/** The same as the function of that name in `shared/identity/brazilian-key.ts`. */
function brazilianKey(national: u64, length: i32): u64 {
  if (length === 11) {
    const area = national / 1_000_000_000
    return national % 1_000_000_000 >= 900_000_000 && isAreaCode(area) ? MOBILES + national : 0
  }
  const area = national / 100_000_000
  if (length !== 10 || !isAreaCode(area)) return 0
  const subscriber = national % 100_000_000
  if (subscriber < 20_000_000) return 0
  return subscriber < 60_000_000
    ? LANDLINES + national
    : MOBILES + area * 1_000_000_000 + 900_000_000 + subscriber
}

function isAreaCode(code: u64): bool {
  if (code > 99) return false
  return (code < 64 ? areaCodes >> code : areaCodesFrom64 >> (code - 64)) & 1 ? true : false
}
