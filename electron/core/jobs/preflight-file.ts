import type { PreflightReport } from '../../../shared/contract/preflight.ts'
import { AppError } from '../../../shared/errors.ts'
import { createPreflight } from '../../../shared/weni/preflight.ts'
import { groupNameFor } from '../../../shared/weni/rules.ts'
import { cellsOf } from '../cleaning/cells-of.ts'
import type { Hooks } from '../cleaning/types.ts'
import { isWorkbook } from '../cleaning/with-list.ts'
import { openList, type OpenList } from '../reading/list.ts'
import type { TaskMap } from './tasks.ts'

const ROWS_BETWEEN_REPORTS = 4096

/**
 * Reads a file as Weni would: by commas, with the first row for a heading, whatever it looks like.
 *
 * @throws AppError of reading, `cancelled`
 */
export function preflightFile(
  { file, reading, maxRecords }: TaskMap['preflight']['input'],
  hooks: Hooks,
): PreflightReport {
  const meant = using(openList(file, reading), (list) => list.dialect.delimiter)
  const asWeniReads = { ...reading, delimiter: ',', quote: '"', hasHeader: true } as const
  return using(openList(file, asWeniReads), (list) => {
    const workbook = isWorkbook(list)
    const preflight = createPreflight(list.header, {
      kind: workbook ? 'workbook' : 'csv',
      maxRecords,
      delimiter: workbook ? null : meant,
      name: file.name,
    })
    let records = 0
    let done = 0
    for (const record of list.records((bytes) => (done = bytes))) {
      if (records % ROWS_BETWEEN_REPORTS === 0) {
        if (hooks.cancelled()) throw new AppError('cancelled')
        hooks.onProgress({ phase: 'checking', done, total: list.size, rows: records })
      }
      records++
      preflight.row(cellsOf(record))
    }
    const findings = preflight.finish()
    return {
      records,
      refused: findings.some(({ effect }) => effect === 'refused'),
      findings,
      group: groupNameFor(file.name),
    }
  })
}

function using<T>(list: OpenList, use: (list: OpenList) => T): T {
  try {
    return use(list)
  } finally {
    list.close()
  }
}
