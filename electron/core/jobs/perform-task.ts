import { assertNever } from '../../../shared/assert-never.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import { checkList } from '../cleaning/check-list.ts'
import { cleanList } from '../cleaning/clean-list.ts'
import { transferablesOf, type Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { inspectList } from '../reading/list.ts'
import { checkStore } from '../store/health.ts'
import { closeStore, openStoreForReading } from '../store/open.ts'
import { exportOptOuts } from './export-optouts.ts'
import { importOptOuts } from './import-optouts.ts'
import { withLedger } from './ledger-view.ts'
import type { TaskCall } from './protocol.ts'

interface Performed {
  readonly value: unknown
  /** Buffers handed over instead of copied. */
  readonly transfer: ArrayBuffer[]
}

/**
 * Runs one task to its end in this thread.
 *
 * @throws AppError, `cancelled` among them
 */
export function performTask(call: TaskCall, hooks: Hooks): Performed {
  switch (call.name) {
    case 'inspect': {
      const { file, reading, country } = call.input
      return whole(inspectList(file, reading, country))
    }
    case 'check': {
      const { dataDir, file, list } = call.input
      return withLedger(dataDir, ({ ledger }) => {
        const checked = checkList(file, list, ledger, hooks)
        return { value: checked, transfer: transferablesOf(checked) }
      })
    }
    case 'clean': {
      const { dataDir, file, list, targets, appVersion, locale } = call.input
      const translate = createTranslator(locale)
      const context = { appVersion, clock: systemClock, translate, locale }
      return withLedger(dataDir, ({ ledger, facts }) =>
        whole(cleanList(file, list, ledger, facts, targets, context, hooks)),
      )
    }
    case 'importOptOuts':
      return whole(importOptOuts(call.input, hooks))
    case 'exportOptOuts':
      return whole(exportOptOuts(call.input, hooks))
    case 'checkStore': {
      const db = openStoreForReading(call.input.dataDir)
      try {
        return whole(checkStore(db))
      } finally {
        closeStore(db)
      }
    }
    default:
      return assertNever(call)
  }
}

function whole(value: unknown): Performed {
  return { value, transfer: [] }
}
