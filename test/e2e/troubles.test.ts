import { appendFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { people, rescueRefusedList, stillChecked } from './support/flows.ts'
import { equation, goTo, openShop, optOut, optOutByCommand, type Shop } from './support/shop.ts'
import { openWire } from './support/wire.ts'
import { canHaveSmallDisks, DISKS_LEFT_OUT, smallDisk } from './support/troubles.ts'

if (!canHaveSmallDisks) console.log(DISKS_LEFT_OUT)

const LIST =
  'Nome;Telefone\r\nAna;(11) 98765-4321\r\nRui;(27) 99888-7766\r\nBia;(48) 99911-2233\r\n'
const CLEAN = 'Nome;Telefone\r\nRui;(27) 99888-7766\r\nBia;(48) 99911-2233\r\n'

describe('what goes wrong is said, and nothing is lost by it', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  test.each([
    ['emptied', (database: string) => writeFileSync(database, '')],
    [
      'cut short',
      (database: string) => {
        truncateSync(database, 4096)
        appendFileSync(database, 'x'.repeat(500))
      },
    ],
  ])(
    'a list that was %s is refused, offers its newest copy and works from it',
    async (_, damage) => {
      const shop = await openShop({
        browser,
        seed(dataDir) {
          optOutByCommand(dataDir, '11987654321')
          damage(join(dataDir, 'lista-limpa.db'))
        },
      })
      await rescueRefusedList(shop)
      await shop.close()
    },
  )

  test('a page whose program is gone says so and covers itself', async () => {
    const shop = await openShop({ browser })
    await shop.host.stop()
    await shop.page.getByRole('alertdialog', { name: 'O Lista Limpa não responde' }).waitFor()
    await shop.close()
  })

  test('a page that was cut off while its list was saved learns how it ended, and what changed', async () => {
    const wire = await openWire()
    onTestFinished(() => wire.close())
    const shop = await openShop({ browser, proxy: wire.proxy })
    const { page, host, dataDir } = shop
    const rows = Array.from({ length: 400_000 }, (_, n) => `Ana ${n};(11) 9${60_000_000 + n}`)
    await shop.choose(shop.file('natal.csv', `Nome;Telefone\n${rows.join('\n')}\n`))
    await equation(page).waitFor({ timeout: 30_000 })
    const other = await anotherPage(shop)
    const results = () =>
      readdirSync(join(dataDir, 'temp'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('natal-limpa.csv'),
      )

    await page.getByRole('button', { name: 'Salvar 400.000 contatos' }).click()
    await page.getByText('Salvando a lista limpa…').first().waitFor()
    wire.cut()
    expect(results()).toEqual([])
    await page.getByRole('alertdialog', { name: 'O Lista Limpa não responde' }).waitFor()
    await optOut(other, '27 99888-7766')
    await expect.poll(results, { timeout: 30_000 }).toHaveLength(1)
    wire.mend()
    await page.getByRole('heading', { name: '400.000 contatos prontos para enviar' }).waitFor()
    await people(page).getByText('1 descadastrado').waitFor()
    expect(host.child.exitCode).toBeNull()
    await other.context().close()
    await shop.close()
  })

  test('a list that cannot be read while it is sent is named, and taken once it can', async () => {
    const shop = await openShop({ browser })
    const { page } = shop
    const list = shop.file('contatos.csv', LIST)
    // Between being chosen and being sent it is written anew, as by a program that has it open.
    await page.route('**/upload?*', async (route) => {
      shop.file('contatos.csv', `${LIST}Léo;(31) 97654-3210\r\n`)
      await route.continue()
    })
    await shop.choose(list)
    await page
      .getByRole('alert')
      .getByText('contatos.csv está aberto em outro programa, como o Excel. Nada foi alterado.', {
        exact: false,
      })
      .waitFor()
    await page.unroute('**/upload?*')
    await shop.choose(list)
    await equation(page).getByText('4').first().waitFor()
    await shop.close()
  })

  test('a list that is closed leaves no copy of it with the program', async () => {
    const shop = await openShop({ browser })
    const { page, dataDir } = shop
    const copies = () =>
      readdirSync(join(dataDir, 'temp'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes('upload-'),
      )
    await shop.choose(shop.file('a.csv', LIST))
    await equation(page).waitFor()
    expect(copies()).toHaveLength(1)
    await shop.choose(shop.file('b.csv', LIST))
    await page.getByRole('heading', { name: /b.csv/ }).waitFor()
    await expect.poll(copies).toHaveLength(1)
    await goTo(page, 'Descadastrados')
    await page.getByRole('button', { name: 'Importar planilha' }).first().click()
    await page.getByRole('dialog').locator('input[type=file]').setInputFiles(`${shop.folder}/a.csv`)
    await page.getByRole('dialog').getByRole('button', { name: 'Descadastrar 3 números' }).waitFor()
    expect(copies()).toHaveLength(2)
    await page.keyboard.press('Escape')
    await expect.poll(copies).toHaveLength(1)
    await goTo(page, 'Conferir arquivo')
    await page.locator('main input[type=file]').first().setInputFiles(`${shop.folder}/a.csv`)
    await page
      .getByText('A Weni recusaria este arquivo')
      .or(page.getByText('Weni'))
      .first()
      .waitFor()
    await goTo(page, 'Limpar lista')
    await expect.poll(copies).toHaveLength(1)
    await shop.close()
  })

  test.runIf(canHaveSmallDisks)(
    'on a full disk nothing is left half done, and all of it works once there is room',
    async () => {
      // Uploads leave 200 MB free for what is made from them.
      const disk = smallDisk(230)
      onTestFinished(() => disk.remove())
      const shop = await openShop({
        browser,
        disk: disk.folder,
        seed: (dataDir) => optOutByCommand(dataDir, '11987654321'),
      })
      const { page } = shop
      const list = shop.file('contatos.csv', LIST)
      const alert = page.getByRole('alert')

      disk.fill()
      await shop.choose(list)
      await alert
        .getByText(
          'O disco está cheio e contatos.csv não pôde ser gravado. Nada ficou pela metade.',
          {
            exact: false,
          },
        )
        .waitFor()
      disk.free()
      await shop.choose(list)
      await equation(page).waitFor()

      disk.fill()
      await page.getByRole('button', { name: 'Salvar 2 contatos' }).click()
      await alert.getByText('O disco está cheio', { exact: false }).waitFor()
      await stillChecked(shop, '3 lidas = 2 ficam + 1 descadastrado')
      disk.free()
      await alert.getByRole('button', { name: 'Tentar de novo' }).click()
      await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
      expect((await shop.take('contatos-limpa.csv')).toString()).toBe(CLEAN)

      disk.fill()
      await goTo(page, 'Descadastrados')
      const field = page.locator('#add-number')
      await field.fill('27 99888-7766')
      await page.locator('#add-one-answer').getByText('+55 (27) 99888-7766').waitFor()
      await field.press('Enter')
      await alert.waitFor()
      expect(await alert.innerText()).toContain('disco')
      expect(await field.inputValue()).toBe('(27) 99888-7766')
      await people(page).getByText('1 descadastrado').waitFor()
      disk.free()
      await field.press('Enter')
      await people(page).getByText('2 descadastrados').waitFor()
      await shop.close()
    },
  )
})

/** A second page of the shop: one that knocks without a code makes the program print a new address. */
async function anotherPage({ browser, host }: Shop): Promise<Page> {
  const context = await browser.newContext({ locale: 'pt-BR', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(host.origin)
  const addresses = () => [...host.said().matchAll(/http:\/\/\S+#code=[\w-]+/g)].map(String)
  await expect.poll(() => addresses().length).toBeGreaterThan(0)
  await page.goto(addresses().at(-1) ?? '')
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
  return page
}
