import { createHash } from 'node:crypto'
import { canonicalText } from '../../../shared/certificate/canonical-text.ts'
import type { CleanReport } from '../../../shared/model.ts'

/** Completes a report with its place in the chain and its digest, which makes it a certificate. */
export function certify(
  report: Omit<CleanReport, 'previous' | 'digest'>,
  previous: string | null,
): CleanReport {
  const linked = { ...report, previous }
  return { ...linked, digest: digestOf(linked) }
}

/** Whether the text of a certificate is the one that it was given its digest for. */
export function isGenuine({ digest, ...rest }: CleanReport): boolean {
  return digestOf(rest) === digest
}

function digestOf(report: Omit<CleanReport, 'digest'>): string {
  return createHash('sha256').update(canonicalText(report)).digest('hex')
}
