import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { placeIdSchema } from '../shared/model.ts'
import type { Asked, Pushed, Told } from './desktop/channels.ts'
import { isOurPage } from './desktop/page-scheme.ts'

export type PageRequests = Asked & Told

/** Arguments cross from a process that may have been taken over: types are checked, not trusted. */
const asked = {
  'core:call': z.tuple([z.string().max(200), z.unknown()]),
  'files:chosen': z.tuple([z.string().min(1).max(32_768)]),
  'files:given': z.tuple([z.string().max(1_000), z.instanceof(ArrayBuffer)]),
  'files:open-dialog': z.tuple([z.enum(['list', 'changes', 'report'])]),
  'folders:choose': z.tuple([]),
  'places:show': z.tuple([placeIdSchema]),
} satisfies Record<keyof Asked, z.ZodType>

const told = {
  'window:progress': z.tuple([z.number().min(0).max(1).nullable()]),
  'places:drag': z.tuple([placeIdSchema]),
  'files:done': z.tuple([placeIdSchema]),
  'files:listening': z.tuple([]),
  'menu:listening': z.tuple([]),
} satisfies Record<keyof Told, z.ZodType>

/**
 * Answers the page of one window, and nothing else: the top frame of that window, showing our own
 * page. Electron's security checklist, item 17.
 */
export function servePage(window: BrowserWindow, requests: PageRequests): void {
  for (const channel of Object.keys(asked) as (keyof Asked)[]) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      refuseStrangers(window, event)
      return run(requests[channel], asked[channel], args)
    })
  }
  for (const channel of Object.keys(told) as (keyof Told)[]) {
    ipcMain.on(channel, (event, ...args: unknown[]) => {
      if (isFromPageOf(window, event)) run(requests[channel], told[channel], args)
    })
  }
}

/** Tells the page of a window something; a window that is gone is told nothing. */
export function pushTo<C extends keyof Pushed>(
  window: BrowserWindow,
  channel: C,
  ...args: Parameters<Pushed[C]>
): void {
  if (!window.isDestroyed()) window.webContents.send(channel, ...args)
}

function run(handler: (...args: never[]) => unknown, schema: z.ZodType, args: unknown): unknown {
  return (handler as (...args: unknown[]) => unknown)(...(schema.parse(args) as unknown[]))
}

function refuseStrangers(window: BrowserWindow, event: IpcMainInvokeEvent): void {
  if (!isFromPageOf(window, event)) throw new Error('refused')
}

function isFromPageOf(
  window: BrowserWindow,
  { sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent,
): boolean {
  return (
    !window.isDestroyed() &&
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame === window.webContents.mainFrame &&
    isOurPage(senderFrame.url)
  )
}
