import { assertNever } from '../../../shared/assert-never.ts'
import { checkList } from '../cleaning/check-list.ts'
import { transferablesOf, type Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { inspectList, surveyList } from '../reading/list.ts'
import { convertList } from './convert-list.ts'
import { consentGap } from './consent-gap.ts'
import { consentFromFile } from './consent-from-file.ts'
import { exportOptOuts } from './export-optouts.ts'
import { importOptOuts } from './import-optouts.ts'
import { withLedger } from './ledger-view.ts'
import { performCleaning } from './perform-cleaning.ts'
import { preflightFile } from './preflight-file.ts'
import { verifyFile } from './verify-file.ts'
import { mergeFile, writeChanges } from './merge-tasks.ts'
import type { TaskCall } from './protocol.ts'
import {
  checkWholeStore,
  erase,
  findGoodBackup,
  rebuildWholeStore,
  restore,
  takeBackupNow,
  takeTodaysBackup,
} from './store-tasks.ts'

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
    case 'survey': {
      const { file, reading, country } = call.input
      return whole(surveyList(file, reading, country, hooks))
    }
    case 'check': {
      const { dataDir, trust, file, list, rules } = call.input
      const now = systemClock().toISOString()
      const word = trust && { trust, cancelled: hooks.cancelled }
      return withLedger(dataDir, word, rules, now, ({ ledger }) => {
        const request = { ...list, keepDuplicates: rules.keepDuplicates }
        const checked = checkList(file, request, ledger, hooks)
        return { value: checked, transfer: transferablesOf(checked) }
      })
    }
    case 'consentGap': {
      const { dataDir, file, list, rules } = call.input
      return whole(consentGap(dataDir, file, list, rules, hooks))
    }
    case 'clean':
      return whole(performCleaning(call.input, hooks))
    case 'convert':
      return whole(convertList(call.input, hooks))
    case 'preflight':
      return whole(preflightFile(call.input, hooks))
    case 'verify':
      return whole(verifyFile(call.input, hooks))
    case 'importOptOuts':
      return whole(importOptOuts(call.input, hooks))
    case 'consentFromFile':
      return whole(consentFromFile(call.input, hooks))
    case 'exportOptOuts':
      return whole(exportOptOuts(call.input, hooks))
    case 'takeBackup':
      return whole(takeBackupNow(call.input))
    case 'takeDailyBackup':
      return whole(takeTodaysBackup(call.input))
    case 'findGoodBackup':
      return whole(findGoodBackup(call.input))
    case 'restoreBackup':
      return whole(restore(call.input))
    case 'exportChanges':
      return whole(writeChanges(call.input))
    case 'mergeChanges':
      return whole(mergeFile(call.input))
    case 'rebuildStore':
      return whole(rebuildWholeStore(call.input))
    case 'erase':
      return whole(erase(call.input))
    case 'checkStore':
      return whole(checkWholeStore(call.input))
    default:
      return assertNever(call)
  }
}

function whole(value: unknown): Performed {
  return { value, transfer: [] }
}
