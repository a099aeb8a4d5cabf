import type { Instant } from '../../../../shared/model.ts'

/** Moments stand in the tables as milliseconds since 1970 in UTC, and outside as ISO 8601 texts. */
export function toMs(moment: Instant | number): number {
  return typeof moment === 'number' ? moment : Date.parse(moment)
}

export function toInstant(ms: number): Instant {
  return new Date(ms).toISOString()
}
