import type { ScreenKey } from './locales/screen-messages.ts'

/** Menu under which a command stands; the words are `commands:area.<name>`. */
export const commandAreas = ['file', 'optouts', 'view', 'go', 'help'] as const
export type CommandArea = (typeof commandAreas)[number]

export interface Command {
  readonly id: string
  readonly label: ScreenKey
  readonly area: CommandArea
  /** In Electron's notation, such as `CmdOrCtrl+Shift+V`; `null` where there is none. */
  readonly accelerator: string | null
}

/**
 * Everything that can be asked of the screens: the palette, the shortcuts and the native menu are
 * all made from this table. A shell sends the `id`; the page knows whether it can be done now.
 */
export const commands = [
  command('list.open', 'file', 'CmdOrCtrl+O'),
  command('list.save', 'file', 'CmdOrCtrl+S'),
  command('list.recheck', 'file', null),
  command('list.close', 'file', null),
  command('optouts.add', 'optouts', 'CmdOrCtrl+D'),
  command('optouts.paste', 'optouts', 'CmdOrCtrl+Shift+V'),
  command('optouts.import', 'optouts', 'CmdOrCtrl+I'),
  command('optouts.export', 'optouts', null),
  command('optouts.search', 'optouts', 'CmdOrCtrl+F'),
  command('optouts.undo', 'optouts', 'CmdOrCtrl+Z'),
  command('palette.open', 'view', 'CmdOrCtrl+K'),
  command('theme.system', 'view', null),
  command('theme.light', 'view', null),
  command('theme.dark', 'view', null),
  command('language.pt-BR', 'view', null),
  command('language.en', 'view', null),
  command('language.es', 'view', null),
  command('go.clean', 'go', 'CmdOrCtrl+1'),
  command('go.optouts', 'go', 'CmdOrCtrl+2'),
  command('go.history', 'go', 'CmdOrCtrl+3'),
  command('go.reports', 'go', 'CmdOrCtrl+4'),
  command('go.verify', 'go', 'CmdOrCtrl+5'),
  command('go.settings', 'go', 'CmdOrCtrl+,'),
  command('help.open', 'help', 'F1'),
  command('help.shortcuts', 'help', 'Shift+?'),
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']

export function isCommandId(id: string): id is CommandId {
  return commands.some((each) => each.id === id)
}

function command<const Id extends CommandName>(
  id: Id,
  area: CommandArea,
  accelerator: string | null,
) {
  return { id, label: `commands:${id}`, area, accelerator } as const
}

type CommandName = ScreenKey extends infer Key
  ? Key extends `commands:${infer Name}`
    ? Name
    : never
  : never
