import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { findElectron, launchDesktop, LEFT_OUT } from './support/electron.ts'
import { startHost, type RunningHost } from './support/host.ts'
import { removeFolder, temporaryFolder } from './support/temporary.ts'

const LIST = 'test/fixtures/exemplo-lista.csv'
/** Stands in the list as a mobile of eleven digits; the person who opted out is the same. */
const OPT_OUT = '11 8765-4321'
const SHOWN = '+55 (11) 98765-4321'

/** Goes to a screen by the navigation, whatever is open. */
async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').getByText(screen, { exact: true }).click()
}

async function optOut(page: Page): Promise<void> {
  await goTo(page, 'Descadastrados')
  await page.locator('#add-number').fill(OPT_OUT)
  await page.getByRole('status').getByText(SHOWN).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('table').or(page.getByRole('grid')).getByText(SHOWN).first().waitFor()
}

/** The button that saves says how many people stay. */
function saveButton(page: Page) {
  return page.getByRole('button', { name: /^Salvar \d+ contatos$/ })
}

/** Rows of a CSV that has no line breaks inside quotes, or one: enough to count people by their number. */
function hasNumber(bytes: Buffer, written: string): boolean {
  return bytes.toString('latin1').includes(written)
}

describe('the main job in a browser', { timeout: 60_000 }, () => {
  let folder: string
  let host: RunningHost
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    folder = temporaryFolder()
    host = await startHost(join(folder, 'dados'))
    browser = await launchChromium()
    page = await browser.newPage({ locale: 'pt-BR', acceptDownloads: true })
    await page.goto(host.address)
  })

  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    removeFolder(folder)
  })

  test('a list goes in, a list without whoever opted out comes out', async () => {
    await optOut(page)
    await goTo(page, 'Limpar lista')
    await page.locator('input[type=file]').first().setInputFiles(LIST)
    await saveButton(page).click()
    await page.getByRole('heading', { name: /contatos prontos/ }).waitFor()

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'exemplo-lista-limpa.csv' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('exemplo-lista-limpa.csv')
    const clean = readFileSync(await download.path())
    const original = readFileSync(LIST)
    expect(hasNumber(original, '(11) 98765-4321')).toBe(true)
    expect(hasNumber(clean, '(11) 98765-4321')).toBe(false)
    expect(hasNumber(clean, '5521998765432')).toBe(true)
  })

  test('the address holds no secret any more, and a reload stays inside', async () => {
    expect(page.url()).not.toContain('code')
    await page.reload()
    await page.getByRole('navigation').getByText('Limpar lista', { exact: true }).waitFor()
  })

  test('the same address lets nobody in again', async () => {
    const other = await browser.newPage({ locale: 'pt-BR' })
    await other.goto(host.address)
    await other.getByText('Esta página não está ligada ao Lista Limpa').waitFor()
    await other.close()
  })

  test('speaks three languages without a restart', async () => {
    for (const [command, screen] of [
      ['inglês', 'Clean a list'],
      ['Spanish', 'Limpiar lista'],
      ['portugués', 'Limpar lista'],
    ] as const) {
      await page.keyboard.press('Control+k')
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .or(page.getByRole('combobox'))
        .first()
        .fill(command)
      await page.keyboard.press('Enter')
      await page.getByRole('navigation').getByText(screen, { exact: true }).waitFor()
    }
  })
})

const electron = findElectron()
if (electron === null) console.log(LEFT_OUT)

describe.skipIf(electron === null)('the main job in the window', { timeout: 60_000 }, () => {
  let folder: string
  let desktop: ElectronApplication
  let page: Page

  beforeAll(async () => {
    if (electron === null) return
    folder = temporaryFolder()
    desktop = await launchDesktop(electron, join(folder, 'dados'))
    page = await desktop.firstWindow()
  })

  afterAll(async () => {
    await desktop?.close()
    removeFolder(folder)
  })

  test('a list goes in, a list without whoever opted out stands beside it', async () => {
    const list = join(folder, 'contatos.csv')
    copyFileSync(LIST, list)
    await optOut(page)
    await goTo(page, 'Limpar lista')
    await desktop.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, list)
    await page.getByRole('button', { name: 'Escolher arquivo' }).click()
    await saveButton(page).click()
    await page.getByRole('heading', { name: /contatos prontos/ }).waitFor()

    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['contatos-limpa.csv', 'contatos-removidos.csv']),
    )
    const clean = readFileSync(join(folder, 'contatos-limpa.csv'))
    expect(hasNumber(clean, '(11) 98765-4321')).toBe(false)
    expect(hasNumber(clean, '5521998765432')).toBe(true)
    expect(readFileSync(list)).toEqual(readFileSync(LIST))
  })
})
