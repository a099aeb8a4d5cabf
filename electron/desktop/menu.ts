import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { commandAreas, commands, type CommandArea } from '../../shared/commands.ts'
import type { Translate } from '../../shared/locales/translator.ts'

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

/**
 * The menu bar, from the one registry of commands. The page carries a command out, because it alone
 * knows whether it can be done now.
 */
export function showMenu(t: Translate, onCommand: (id: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(t, onCommand, process.platform)))
}

function menuTemplate(
  t: Translate,
  onCommand: (id: string) => void,
  platform: NodeJS.Platform,
): Item[] {
  const role = (name: NonNullable<Item['role']>, key: Parameters<Translate>[0]): Item => ({
    role: name,
    label: t(key, { product: t('shell:product') }),
  })
  const isMac = platform === 'darwin'
  const own: Record<CommandArea, Item[]> = {
    file: isMac ? [] : [line, role('quit', 'menu:quit')],
    optouts: [],
    view: [
      line,
      role('resetZoom', 'menu:zoom_reset'),
      role('zoomIn', 'menu:zoom_in'),
      role('zoomOut', 'menu:zoom_out'),
      line,
      role('togglefullscreen', 'menu:full_screen'),
      ...(app.isPackaged ? [] : [role('toggleDevTools', 'menu:developer')]),
    ],
    go: [],
    help: isMac ? [] : [line, role('about', 'menu:about')],
  }
  const areas = commandAreas.map((area): Item => ({
    label: t(`commands:area.${area}`),
    submenu: [...commandItems(area, t, onCommand), ...own[area]],
  }))
  const [file, ...others] = areas
  return [
    ...(isMac ? [programMenu(t, role)] : []),
    ...(file ? [file] : []),
    { label: t('menu:edit'), submenu: editItems(role) },
    ...others,
  ]
}

function commandItems(area: CommandArea, t: Translate, onCommand: (id: string) => void): Item[] {
  return commands
    .filter((command) => command.area === area)
    .map(({ id, label, accelerator }) => ({
      id,
      label: t(label),
      ...(accelerator === null ? {} : { accelerator }),
      // The page hears the keys itself: registered here too they would be carried out twice.
      registerAccelerator: false,
      click: () => onCommand(id),
    }))
}

type Role = (name: NonNullable<Item['role']>, key: Parameters<Translate>[0]) => Item

function editItems(role: Role): Item[] {
  return [
    role('undo', 'menu:undo'),
    role('redo', 'menu:redo'),
    line,
    role('cut', 'menu:cut'),
    role('copy', 'menu:copy'),
    role('paste', 'menu:paste'),
    line,
    role('selectAll', 'menu:select_all'),
  ]
}

/** The first menu of a Mac bears the program's name and holds what stands elsewhere on other systems. */
function programMenu(t: Translate, role: Role): Item {
  return {
    label: t('shell:product'),
    submenu: [
      role('about', 'menu:about'),
      line,
      role('hide', 'menu:hide'),
      role('hideOthers', 'menu:hide_others'),
      role('unhide', 'menu:show_all'),
      line,
      role('quit', 'menu:quit'),
    ],
  }
}

/** The menu of the right mouse button in text: cut, copy, paste. */
export function contextMenu(t: Translate): Menu {
  return Menu.buildFromTemplate([
    { role: 'cut', label: t('menu:cut') },
    { role: 'copy', label: t('menu:copy') },
    { role: 'paste', label: t('menu:paste') },
    line,
    { role: 'selectAll', label: t('menu:select_all') },
  ])
}
