import type { Account } from '../../../../shared/model.ts'

/**
 * Finds a person's number inside texts that people wrote, however it is punctuated, so that an
 * erasure leaves none behind.
 */
export interface Mentions {
  /** Whether a text names the person beyond doubt: with the area code, or by a name that is unique. */
  isNamedIn(text: string): boolean
  /** The text without the number; in doubt, such as without the area code, it goes as well. */
  redact(text: string): string
}

/** Stands where a number was. */
export const REDACTED = '[…]'

/** Between two digits of one number people write spaces, dots, dashes, brackets. */
const BETWEEN = String.raw`[^\p{L}\p{N}]{0,3}`

export function mentionsOf(account: Account): Mentions {
  if (account.kind !== 'tel') return mentionsOfName(account.value)
  const digits = String(account.key)
  const [, area, subscriber] = /^55(\d\d)9?(\d{8})$/.exec(digits) ?? []
  if (area === undefined || subscriber === undefined) {
    const whole = pattern(digits)
    return mentionsBy(whole, whole)
  }
  const local = `(?:9${BETWEEN})?${spaced(subscriber)}`
  const named = `(?:55${BETWEEN})?(?:0${BETWEEN})?${spaced(area)}${BETWEEN}${local}`
  const loose = `(?:(?:55${BETWEEN})?(?:0${BETWEEN})?${spaced(area)}${BETWEEN})?${local}`
  const alone = (text: string) => new RegExp(String.raw`\+?(?<!\p{N})${text}(?!\p{N})`, 'gu')
  return mentionsBy(alone(named), alone(loose))
}

function mentionsOfName(name: string): Mentions {
  return {
    isNamedIn: (text) => text.includes(name),
    redact: (text) => text.replaceAll(name, REDACTED),
  }
}

function mentionsBy(named: RegExp, loose: RegExp): Mentions {
  return {
    isNamedIn: (text) => text.search(named) >= 0,
    redact: (text) => text.replace(loose, REDACTED),
  }
}

function pattern(digits: string): RegExp {
  return new RegExp(String.raw`\+?(?<!\p{N})${spaced(digits)}(?!\p{N})`, 'gu')
}

function spaced(digits: string): string {
  return [...digits].join(BETWEEN)
}
