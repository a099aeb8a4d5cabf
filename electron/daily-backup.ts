import type { App } from './core/app.ts'

const AFTER_START_MS = 20_000
const EVERY_MS = 3_600_000

/**
 * Takes the day's backup soon after the start of a program that stays open, and looks every hour
 * whether a new day has begun. @returns a function that ends it
 */
export function keepDailyBackups(app: App): () => void {
  const first = setTimeout(() => void app.backUpToday(), AFTER_START_MS).unref()
  const later = setInterval(() => void app.backUpToday(), EVERY_MS).unref()
  return () => {
    clearTimeout(first)
    clearInterval(later)
  }
}
