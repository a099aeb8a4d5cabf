import { mkdirSync } from 'node:fs'
import type { Locale, ReadingChoices } from '../../../shared/model.ts'
import { prepareFile } from '../reading/prepare-file.ts'
import { copiesOf } from '../scratch.ts'
import type { TaskCall } from './protocol.ts'
import type { NamedFile, TaskMap, TaskName } from './tasks.ts'

/** Tasks that read a list, of whatever kind its file is. */
type ListTask = {
  readonly [N in TaskName]: TaskMap[N]['input'] extends { readonly file: NamedFile } ? N : never
}[TaskName]

/**
 * The same call with its file made ready to be read as a list: workbooks, archives, address books
 * and JSON with their copy as text.
 *
 * @throws AppError; see `prepareFile`
 */
export async function readyInput(call: TaskCall): Promise<TaskCall> {
  if (!isListTask(call)) return call
  const { input } = call
  const reading = 'list' in input ? input.list.reading : input.reading
  // A look takes the first sheet, as Weni does; whoever acts on a list has to have chosen.
  const looks = call.name === 'inspect' || call.name === 'survey' || call.name === 'preflight'
  const undecided = looks ? 'first' : 'refuse'
  const file = await readyFile(input.dataDir, input.file, reading, undecided).catch(
    (thrown: unknown) => {
      // Any file can be checked against a certificate, a page or an archive as well as a list.
      if (call.name === 'verify') return input.file
      throw thrown
    },
  )
  return { ...call, input: { ...input, file } } as TaskCall
}

/** A file made ready with its copy in the data folder of this process. */
export async function readyFile(
  dataDir: string,
  file: NamedFile,
  reading: ReadingChoices,
  undecided: 'first' | 'refuse',
  locale: Locale = 'pt-BR',
) {
  const folder = copiesOf(dataDir, file.path)
  return await prepareFile(file, reading, {
    folder: () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    locale,
    undecided,
  })
}

function isListTask(call: TaskCall): call is Extract<TaskCall, { readonly name: ListTask }> {
  return 'file' in call.input
}
