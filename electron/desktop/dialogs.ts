import { dialog, type BrowserWindow } from 'electron'
import { dirname } from 'node:path'
import type { FileWanted } from '../../shared/bridge.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import type { Memory } from './memory.ts'

const CHANGES = ['lista']
const SHEETS = ['csv', 'txt', 'tsv', 'tab', 'xlsx', 'xls', 'ods', 'vcf', 'jsonl', 'zip']

const asked = {
  list: {
    title: 'menu:dialog.open',
    kind: 'menu:dialog.sheets',
    extensions: [...SHEETS, ...CHANGES],
  },
  changes: { title: 'menu:dialog.changes', kind: 'menu:dialog.changes_files', extensions: CHANGES },
  report: { title: 'menu:dialog.report', kind: 'menu:dialog.report_files', extensions: ['json'] },
} as const

/** The system's own dialog for one kind of file; any other can be chosen too. @returns its path, or `null` when nothing was chosen */
export async function askForFile(
  window: BrowserWindow,
  memory: Memory,
  wanted: FileWanted,
  t: Translate,
): Promise<string | null> {
  const { title, kind, extensions } = asked[wanted]
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: t(title),
    properties: ['openFile'],
    filters: [
      { name: t(kind), extensions: [...extensions] },
      { name: t('menu:dialog.all'), extensions: ['*'] },
    ],
    ...startingIn(memory),
  })
  const path = filePaths[0] ?? null
  if (path !== null) memory.remember({ lastFolder: dirname(path) })
  return path
}

export async function askForFolder(
  window: BrowserWindow,
  memory: Memory,
  t: Translate,
): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: t('menu:dialog.folder'),
    properties: ['openDirectory', 'createDirectory'],
    ...startingIn(memory),
  })
  const path = filePaths[0] ?? null
  if (path !== null) memory.remember({ lastFolder: path })
  return path
}

/** Asks whether to leave although work goes on. The safe answer is the default and Escape. */
export async function confirmLeaving(window: BrowserWindow, t: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('menu:close.title'),
    detail: t('menu:close.detail'),
    buttons: [t('menu:close.stay'), t('menu:close.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

function startingIn(memory: Memory): { defaultPath?: string } {
  const { lastFolder } = memory.read()
  return lastFolder === null ? {} : { defaultPath: lastFolder }
}
