import { app, type BrowserWindow } from 'electron'

/**
 * Keeps the window open while work goes on, until the operator says otherwise, and ends the core in
 * good order before the process goes: jobs cancelled, write-ahead log emptied into the ledger.
 */
export function leaveInGoodOrder(
  window: BrowserWindow,
  {
    isBusy,
    confirm,
    close,
  }: {
    isBusy(): boolean
    confirm(): Promise<boolean>
    close(): Promise<void>
  },
): void {
  let quitting = false
  let confirmed = false
  let closed = false

  app.on('before-quit', () => (quitting = true))
  window.on('close', (event) => {
    if (confirmed || !isBusy()) return
    event.preventDefault()
    void confirm().then((leave) => {
      confirmed = leave
      if (leave && quitting) app.quit()
      else if (leave) window.close()
      quitting = false
    })
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close().finally(() => {
      closed = true
      app.quit()
    })
  })
  // Windows is shutting down and waits only a moment: nobody can be asked any more.
  window.on('session-end', () => void close())
}
