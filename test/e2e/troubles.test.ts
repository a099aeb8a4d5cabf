import { appendFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { people, rescueRefusedList, stillChecked } from './support/flows.ts'
import { equation, goTo, openShop, optOutByCommand } from './support/shop.ts'
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
