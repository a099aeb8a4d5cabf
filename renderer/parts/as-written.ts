/** Whether a number stands as it was written, but for signs and its country: then no words about it are needed. */
export function isAsWritten(display: string, written: string): boolean {
  return digitsOf(display).endsWith(digitsOf(written))
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
