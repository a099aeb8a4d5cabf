import { InvalidArgumentError } from 'commander'

/** A whole number from 1, as an option or argument. */
export function parseNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('')
  return Number(value)
}
