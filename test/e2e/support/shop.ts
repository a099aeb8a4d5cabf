import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import type { Desk } from './desk.ts'
import { startHost, type RunningHost } from './host.ts'
import { removeFolder, temporaryFolder } from './temporary.ts'

/** A shop's computer: the built host on a data folder of its own, and a browser on its page. */
export interface Shop extends Desk {
  readonly host: RunningHost
  readonly browser: Browser
  /** What the page complained of on its console, or threw. */
  readonly complaints: string[]
  /** Every address that the page asked for. */
  readonly requests: string[]
  close(): Promise<void>
}

export interface ShopOptions extends BrowserContextOptions {
  /** Runs before the host, with the data folder. */
  readonly seed?: (dataDir: string) => void
  /** Where the data folder is made; the shop's own folder without it. */
  readonly disk?: string
  /** A browser that is there already, and stays; without it the shop has its own. */
  readonly browser?: Browser
}

/** Opens a shop. */
export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const { seed, disk, browser: shared, ...contextOptions } = options
  const folder = temporaryFolder()
  const dataDir = join(disk ?? folder, 'dados')
  seed?.(dataDir)
  const host = await startHost(dataDir)
  const browser = shared ?? (await launchChromium())
  const context = await browser.newContext({
    locale: 'pt-BR',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...contextOptions,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  const complaints: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Permissions-Policy')) {
      complaints.push(message.text())
    }
  })
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(host.address)
  await page.getByRole('navigation').waitFor()
  return {
    folder,
    dataDir,
    host,
    browser,
    page,
    complaints,
    requests,
    file(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    choose: (path) => page.locator('main input[type=file]').first().setInputFiles(path),
    async take(name) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Baixar: ${name}` }).click(),
      ])
      return readFileSync(await download.path())
    },
    async close() {
      await (shared ? context : browser).close()
      await host.stop()
      removeFolder(folder)
    },
  }
}

/** Opts numbers out by the command line, before or while the host runs. */
export function optOutByCommand(dataDir: string, ...numbers: readonly string[]): void {
  execFileSync(process.execPath, [
    'dist/cli.js',
    'optout',
    'add',
    ...numbers,
    '--data-dir',
    dataDir,
  ])
}

/** Goes to a screen by its name in the navigation. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').first().getByText(screen, { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: screen }).waitFor()
}

/** Drops files on the window, as from the file manager. Small ones only: their bytes go through the page. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly type?: string; readonly text: string }[],
): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, type = 'text/csv', text } of given) {
      data.items.add(new File([text], name, { type }))
    }
    return data
  }, files)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

/** Drops files or folders on the window by their paths, as the system does. */
export async function dropPaths(page: Page, ...paths: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data })
  }
  await devtools.detach()
}

/** Presses Ctrl+V with a text on the clipboard, on the page and in no field. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
    document.body.dispatchEvent(event)
  }, text)
}

/** Opts a number out by hand on the screen of opt-outs. */
export async function optOut(page: Page, number: string): Promise<void> {
  await goTo(page, 'Descadastrados')
  const field = page.locator('#add-number')
  await field.fill(number)
  await page.locator('#add-one-answer').getByText('+').first().waitFor()
  await field.press('Enter')
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#add-number')?.value === '',
  )
}

/** The text of the equation: what was read and how it divides. */
export function equation(page: Page) {
  return page.getByRole('group', { name: 'Conta das linhas' }).first()
}

/** The equation as one line. */
export async function equationText(page: Page): Promise<string> {
  return (await equation(page).innerText()).replaceAll(/\s+/g, ' ')
}

/** Brings a list by the file dialog and waits until every row has its verdict. */
export async function checkList(page: Page, path: string): Promise<void> {
  await page.locator('main input[type=file]').first().setInputFiles(path)
  await equation(page).waitFor({ timeout: 60_000 })
}
