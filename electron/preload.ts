import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { ShellBridge } from '../shared/bridge.ts'
import type { Asked, Pushed, Told } from './desktop/channels.ts'

function ask<C extends keyof Asked>(
  channel: C,
  ...args: Parameters<Asked[C]>
): ReturnType<Asked[C]> {
  return ipcRenderer.invoke(channel, ...args) as ReturnType<Asked[C]>
}

function tell<C extends keyof Told>(channel: C, ...args: Parameters<Told[C]>): void {
  ipcRenderer.send(channel, ...args)
}

/** The event object stays here: it would hand the page the way to every channel. */
function listen<C extends keyof Pushed>(channel: C, listener: Pushed[C]): () => void {
  const receive = (_event: unknown, ...args: Parameters<Pushed[C]>) =>
    (listener as (...args: Parameters<Pushed[C]>) => void)(...args)
  ipcRenderer.on(channel, receive)
  return () => ipcRenderer.off(channel, receive)
}

/** All that the pages get of the desktop: named functions, no channel names, no paths. */
const bridge: ShellBridge<File> = {
  capabilities: {
    nativeDialogs: true,
    showInFolder: true,
    taskbar: true,
    dragOut: true,
    quit: false,
  },
  call: (name, input) => ask('core:call', name, input),
  onEvent: (listener) => listen('core:event', listener),
  async fileChosen(file) {
    const path = webUtils.getPathForFile(file)
    // What was copied inside another program is a file without a path.
    if (path === '') return ask('files:given', file.name, await file.arrayBuffer())
    return ask('files:chosen', path)
  },
  fileDone: (place) => tell('files:done', place),
  openFileDialog: (wanted) => ask('files:open-dialog', wanted),
  chooseFolder: () => ask('folders:choose'),
  showInFolder: (place) => ask('places:show', place),
  setProgress: (fraction) => tell('window:progress', fraction),
  startDrag: (place) => tell('places:drag', place),
  onOpenFile(listener) {
    const stop = listen('files:open', listener)
    tell('files:listening')
    return stop
  },
  onMenuCommand(listener) {
    const stop = listen('menu:command', listener)
    tell('menu:listening')
    return stop
  },
}

contextBridge.exposeInMainWorld('listaLimpa', bridge)
