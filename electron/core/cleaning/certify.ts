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

/**
 * Whether a certificate is the one that it was given its digest for.
 *
 * @param certificate as it was read, with all that is in it: a newer program may know more of it
 */
export function isGenuine(certificate: unknown): boolean {
  if (certificate === null || typeof certificate !== 'object') return false
  const { digest, ...rest } = certificate as { readonly digest?: unknown }
  return digestOf(rest) === digest
}

function digestOf(report: object): string {
  return createHash('sha256').update(canonicalText(report)).digest('hex')
}
