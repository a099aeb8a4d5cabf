/** The number that somebody types to show that they have read it, however it is grouped; NaN while there is none. */
export function typedCount(typed: string): number {
  return Number(typed.replace(/\D/g, '') || Number.NaN)
}
