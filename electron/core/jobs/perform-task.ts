import type { Hooks } from '../cleaning/types.ts'
import type { Performed, TaskCall } from './protocol.ts'
import type { TaskMap, TaskName } from './tasks.ts'

type Perform<N extends TaskName> = (input: TaskMap[N]['input'], hooks: Hooks) => Performed

/** Every task with what it needs, which is loaded only where it runs: most threads run one. */
const tasks: { readonly [N in TaskName]: () => Promise<Perform<N>> } = {
  async inspect() {
    const { inspectList } = await import('../reading/list.ts')
    return ({ file, reading, country }) => whole(inspectList(file, reading, country))
  },
  async survey() {
    const { surveyList } = await import('../reading/list.ts')
    return ({ file, reading, country }, hooks) => whole(surveyList(file, reading, country, hooks))
  },
  async check() {
    const { performCheck } = await import('./perform-check.ts')
    return performCheck
  },
  async consentGap() {
    const { consentGap } = await import('./consent-gap.ts')
    return (input, hooks) => whole(consentGap(input, hooks))
  },
  async clean() {
    const { performCleaning } = await import('./perform-cleaning.ts')
    return (input, hooks) => whole(performCleaning(input, hooks))
  },
  async convert() {
    const { convertList } = await import('./convert-list.ts')
    return (input, hooks) => whole(convertList(input, hooks))
  },
  async preflight() {
    const { preflightFile } = await import('./preflight-file.ts')
    return (input, hooks) => whole(preflightFile(input, hooks))
  },
  async verify() {
    const { verifyFile } = await import('./verify-file.ts')
    return (input, hooks) => whole(verifyFile(input, hooks))
  },
  async importOptOuts() {
    const { importOptOuts } = await import('./import-optouts.ts')
    return (input, hooks) => whole(importOptOuts(input, hooks))
  },
  async consentFromFile() {
    const { consentFromFile } = await import('./consent-from-file.ts')
    return (input, hooks) => whole(consentFromFile(input, hooks))
  },
  async exportOptOuts() {
    const { exportOptOuts } = await import('./export-optouts.ts')
    return (input, hooks) => whole(exportOptOuts(input, hooks))
  },
  async takeBackup() {
    const { takeBackupNow } = await import('./store-tasks.ts')
    return (input) => whole(takeBackupNow(input))
  },
  async takeDailyBackup() {
    const { takeTodaysBackup } = await import('./store-tasks.ts')
    return (input) => whole(takeTodaysBackup(input))
  },
  async findGoodBackup() {
    const { findGoodBackup } = await import('./store-tasks.ts')
    return (input) => whole(findGoodBackup(input))
  },
  async restoreBackup() {
    const { restore } = await import('./store-tasks.ts')
    return (input) => whole(restore(input))
  },
  async exportChanges() {
    const { writeChanges } = await import('./merge-tasks.ts')
    return (input) => whole(writeChanges(input))
  },
  async mergeChanges() {
    const { mergeFile } = await import('./merge-tasks.ts')
    return (input) => whole(mergeFile(input))
  },
  async rebuildStore() {
    const { rebuildWholeStore } = await import('./store-tasks.ts')
    return (input) => whole(rebuildWholeStore(input))
  },
  async erase() {
    const { erase } = await import('./store-tasks.ts')
    return (input) => whole(erase(input))
  },
  async checkStore() {
    const { checkWholeStore } = await import('./store-tasks.ts')
    return (input) => whole(checkWholeStore(input))
  },
}

/** Loads what a task needs, so that it can begin at once when it is called for. */
export async function loadTask(name: TaskName): Promise<void> {
  await tasks[name]()
}

/**
 * Runs one task to its end in this thread.
 *
 * @throws AppError, `cancelled` among them
 */
export async function performTask({ name, input }: TaskCall, hooks: Hooks): Promise<Performed> {
  const perform = (await tasks[name]()) as Perform<TaskName>
  return perform(input, hooks)
}

function whole(value: unknown): Performed {
  return { value, transfer: [] }
}
