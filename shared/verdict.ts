import { verdictCodes, type VerdictCode, type VerdictCounts } from './model.ts'

/** A tally with every verdict at zero. */
export function noVerdicts(): Record<VerdictCode, number> {
  return Object.fromEntries(verdictCodes.map((code) => [code, 0])) as Record<VerdictCode, number>
}

/** How many rows the verdicts account for; a run where this differs from the rows read has failed. */
export function accountedFor(counts: VerdictCounts): number {
  return verdictCodes.reduce((sum, code) => sum + counts[code], 0)
}
