import { AsYouType } from 'libphonenumber-js/max'
import type { Account, Country } from '../model.ts'
import { displayAbroad, isSupportedCountry } from './abroad.ts'
import { isBrazilianLandline, isBrazilianMobile } from './brazilian-key.ts'

/** A key as E.164: `+5511987654321`. */
export function e164(key: number): string {
  return `+${key}`
}

/** An account as people write it: `+55 (11) 98765-4321`, `+51 987 654 321`, or the id itself. */
export function displayAccount(account: Account): string {
  return account.kind === 'tel' ? displayKey(account.key) : account.value
}

function displayKey(key: number): string {
  if (isBrazilianMobile(key)) return brazilian(key, 1_000_000_000)
  if (isBrazilianLandline(key)) return brazilian(key, 100_000_000)
  const digits = String(key)
  if (digits.startsWith('55800')) return `0800 ${digits.slice(5, -4)} ${digits.slice(-4)}`
  return displayAbroad(digits)
}

/**
 * In small whole numbers, because long ones take longest to put into digits, and a report does it
 * for every row that leaves.
 */
function brazilian(key: number, subscribers: number): string {
  const codes = (key / subscribers) | 0
  const subscriber = (key - codes * subscribers) | 0
  const head = (subscriber / 10_000) | 0
  const tail = subscriber - head * 10_000
  return `+55 (${codes % 100}) ${head}-${String(10_000 + tail).slice(1)}`
}

/** `11987654321` -> `(11) 98765-4321`, and any beginning of it, digit for digit. */
function areaAndSubscriber(national: string): string {
  if (national.length <= 2) return national
  const subscriber = national.slice(2)
  const cut = subscriber.startsWith('9') && subscriber.length !== 8 ? 5 : 4
  const tail = subscriber.slice(cut)
  return `(${national.slice(0, 2)}) ${subscriber.slice(0, cut)}${tail && `-${tail}`}`
}

const TYPED = /^[ ().-]*\+?[\d ().-]*$/

/**
 * Formats a number while it is being typed: `1198765` -> `(11) 98765`. Digits are never added,
 * removed or moved, and anything but one plain number comes back as it is.
 */
export function formatAsTyped(text: string, country: Country): string {
  if (text.length > 40 || !TYPED.test(text)) return text
  const digits = text.replace(/\D/g, '')
  if (text.includes('+')) {
    return digits.startsWith('55') && digits.length <= 13
      ? `+55 ${areaAndSubscriber(digits.slice(2))}`.trim()
      : new AsYouType().input(`+${digits}`)
  }
  if (country === 'BR' && !digits.startsWith('0')) {
    return digits.length <= 11 ? areaAndSubscriber(digits) : text
  }
  return isSupportedCountry(country) ? new AsYouType(country).input(digits) : text
}
