import { InvalidArgumentError } from 'commander'

/** A whole number from 1, as an option or argument. */
export function parseNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('')
  return Number(value)
}

/** A count, which may be 0. */
export function parseCount(value: string): number {
  return value === '0' ? 0 : parseNumber(value)
}
