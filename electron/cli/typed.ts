import { createInterface } from 'node:readline/promises'

/**
 * What a person types as an answer; `null` where nobody can: in a pipe, in a script.
 * The question goes to stderr, so that stdout stays the answer of the command.
 */
export async function typedAnswer(question: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(`${question} `)
  } finally {
    lines.close()
  }
}
