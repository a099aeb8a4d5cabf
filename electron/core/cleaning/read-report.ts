import { readFileSync } from 'node:fs'
import { cleanReportSchema, type CleanReport } from '../../../shared/model.ts'

/** The report in a file; `null` when the file is none. Whether it is genuine is another question. */
export function readReport(path: string): CleanReport | null {
  try {
    const parsed = cleanReportSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
