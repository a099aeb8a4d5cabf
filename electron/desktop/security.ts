import { app, type Session, type WebContents } from 'electron'

/** Checklist items 2 to 4: every page in a sandbox, whatever its window says. Before the app is ready. */
export function sandboxEverything(): void {
  app.enableSandbox()
}

/** Chromium's own errands to its makers; before the app is ready. */
export function stopChromiumCalling(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name)
  }
}

/** Checklist item 5: the default is to grant everything. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(isHarmless(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => isHarmless(permission))
  session.setDevicePermissionHandler(() => false)
}

/** "Copy" buttons put text of ours on the clipboard; nothing else is ever asked for. */
function isHarmless(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}

/** Checklist item 1 and the product's promise: nothing leaves the computer, whoever asks. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(app|data|blob|devtools):/.test(details.url) })
  })
  // Dictionaries would be downloaded.
  session.setSpellCheckerEnabled(false)
}

/** Checklist items 11 to 14: a page stays where it is, opens nothing, and holds no other page. */
export function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
