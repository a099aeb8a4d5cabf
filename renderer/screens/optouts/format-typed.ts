/**
 * A Brazilian number takes its usual shape while it is typed: `(11) 98765-4321`. What is not plainly
 * one (another country, letters, a paste with words) stays exactly as it was written.
 *
 * @param next what the field holds now
 * @param before what it held; deleting never adds characters back
 */
export function formatTyped(next: string, before: string): string {
  if (next.length < before.length || !/^[\d\s()-]*$/.test(next)) return next
  const digits = next.replace(/\D/g, '')
  if (digits.length > 11 || digits.startsWith('0')) return next
  const area = digits.slice(0, 2)
  const rest = digits.slice(2)
  if (rest === '') return digits
  const cut = rest.length > 8 ? 5 : 4
  const tail = rest.length > cut ? `-${rest.slice(cut)}` : ''
  return `(${area}) ${rest.slice(0, cut)}${tail}`
}
