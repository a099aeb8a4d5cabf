import { readFileSync } from 'node:fs'
import { cleanReportSchema, type CleanReport } from '../../../shared/model.ts'
import { isGenuine } from './certify.ts'

export interface ReadReport {
  readonly report: CleanReport
  /** Whether every word of it is as it was certified, those that this program knows nothing of too. */
  readonly genuine: boolean
}

/** A string with its quotes, or blanks between the parts of a JSON text. */
const STRING_OR_BLANKS = /("(?:[^"\\]|\\.)*")|\s+/gs

/** The report in a file; `null` when the file is none. */
export function readReport(path: string): ReadReport | null {
  try {
    return reportIn(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/**
 * The report in a text. Blanks and line ends may differ from those it was written with; a member that
 * stands there twice, of which a reader sees the one and a program the other, may not.
 */
export function reportIn(text: string): ReadReport | null {
  const bare = text.replace(/^\ufeff/, '')
  const value = parsed(bare)
  const report = cleanReportSchema.safeParse(value)
  if (!report.success) return null
  const asWritten = bare.replace(STRING_OR_BLANKS, '$1')
  return { report: report.data, genuine: isGenuine(value) && asWritten === JSON.stringify(value) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
