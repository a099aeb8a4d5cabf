import { dayStyle } from '../../shared/locales/day-style.ts'
import type { Instant, Locale } from '../../shared/model.ts'

const KILO = 1000

/** Numbers, dates and sizes as one language writes them. */
export interface Format {
  number(value: number): string
  /** A share 0..1 in whole percent, never rounding something to nothing nor almost all to all. */
  percent(share: number): string
  bytes(size: number): string
  /** Centavos as Brazilian money. */
  money(centavos: number): string
  date(instant: Instant): string
  dateTime(instant: Instant): string
  /** Whole seconds as "12 s" or "3 min". */
  duration(seconds: number): string
}

export function createFormat(locale: Locale): Format {
  const number = new Intl.NumberFormat(locale)
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL' })
  const date = new Intl.DateTimeFormat(locale, dayStyle(locale))
  const dateTime = new Intl.DateTimeFormat(locale, {
    ...dayStyle(locale),
    hour: 'numeric',
    minute: '2-digit',
  })
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' })
  const second = unit('second')
  const minute = unit('minute')

  return {
    number: (value) => number.format(value),
    percent(share) {
      if (share > 0 && share < 0.01) return `<${percent.format(0.01)}`
      return percent.format(share > 0.99 && share < 1 ? 0.99 : share)
    },
    bytes(size) {
      if (size < KILO) return `${number.format(size)} B`
      if (size < KILO ** 2) return `${short.format(size / KILO)} kB`
      if (size < KILO ** 3) return `${short.format(size / KILO ** 2)} MB`
      return `${short.format(size / KILO ** 3)} GB`
    },
    money: (centavos) => money.format(centavos / 100),
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    duration: (seconds) =>
      seconds < 90 ? second.format(Math.ceil(seconds)) : minute.format(Math.round(seconds / 60)),
  }
}
