import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { furnish } from './support/furnish.ts'
import { dropFiles, dropPaths, goTo, openShop, type Shop } from './support/shop.ts'

async function chooseLanguage(page: Page, lang: string): Promise<void> {
  await page.getByRole('button', { name: /^(Idioma|Language): / }).click()
  await page
    .getByRole('menuitemradio')
    .and(page.locator(`[lang="${lang}"]`))
    .click()
}

describe('the program around the screens', { timeout: 60_000 }, () => {
  let shop: Shop
  let page: Page

  beforeAll(async () => {
    shop = await openShop({ seed: furnish })
    page = shop.page
  })
  afterAll(() => shop?.close())

  test('the language changes without a restart, numbers with it, and stays', async () => {
    await chooseLanguage(page, 'en')
    await page.getByRole('heading', { level: 1, name: 'Clean a list' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await page.title()).toContain('Clean a list')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Clean a list' }).waitFor()
    await chooseLanguage(page, 'es')
    await page.getByRole('heading', { level: 1, name: 'Limpiar lista' }).waitFor()
    await page.getByRole('navigation').first().getByText('27 personas dadas de baja').waitFor()
    await chooseLanguage(page, 'pt-BR')
    await page.getByRole('heading', { level: 1, name: 'Limpar lista' }).waitFor()
  })

  test('the screen follows the system by day and night, and a choice holds', async () => {
    const scheme = () => page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(scheme).toBe('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(scheme).toBe('light')
    await page.getByRole('button', { name: 'Aparência' }).click()
    await page.getByRole('menuitemradio', { name: 'Escura' }).click()
    await expect.poll(scheme).toBe('dark')
    await page.reload()
    await expect.poll(scheme).toBe('dark')
    await page.getByRole('button', { name: 'Aparência' }).click()
    await page.getByRole('menuitemradio', { name: 'Como no computador' }).click()
  })

  test('the palette finds commands without accents, and numbers in any spelling', async () => {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', {
      name: 'Escreva um comando ou um número de telefone',
    })
    await field.fill('configuracoes')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Configurações' }).waitFor()
    await page.keyboard.press('Control+k')
    await field.fill('11 8765 4321')
    await page.getByRole('button', { name: /\+55 \(11\) 98765-4321 Descadastrado desde/ }).click()
    await page.getByRole('button', { name: '+55 (11) 98765-4321', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Limpar a busca' }).click()
    // A part of a number cannot be asked about, but looked for.
    await goTo(page, 'Limpar lista')
    await page.keyboard.press('Control+k')
    await field.fill('8765')
    await page.getByText('Procurar “8765” entre os descadastrados').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '+55 (11) 98765-4321', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Limpar a busca' }).click()
  })

  test('Ctrl and a number lead to the screens; ? shows every key', async () => {
    const screens = [
      'Limpar lista',
      'Descadastrados',
      'Histórico',
      'Relatórios',
      'Conferir arquivo',
    ]
    for (const [index, screen] of screens.entries()) {
      await page.keyboard.press(`Control+${index + 1}`)
      await page.getByRole('heading', { level: 1, name: screen }).waitFor()
    }
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Atalhos do teclado' }).getByText('Ctrl+K').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F1')
    await page.getByRole('heading', { level: 1, name: 'Ajuda' }).waitFor()
  })

  test('help answers inside the program, found by any word', async () => {
    await page.getByRole('searchbox').fill('nono digito')
    await page.getByText('Telefones fixos não ganham um 9.', { exact: false }).waitFor()
  })

  test('a copy of the list is made by hand and stands among the others', async () => {
    await goTo(page, 'Configurações')
    await page.getByRole('button', { name: 'Fazer uma cópia agora' }).click()
    await page.getByText('feita por você').first().waitFor()
  })

  test('a dropped picture, folder or several files at once are refused in words, and the page stays', async () => {
    await goTo(page, 'Limpar lista')
    const address = page.url()
    await dropFiles(page, [
      { name: 'a.csv', text: 'x' },
      { name: 'b.csv', text: 'y' },
    ])
    await page.getByRole('alert').getByText('Um arquivo por vez', { exact: false }).waitFor()
    await page.getByRole('alert').getByRole('button', { name: 'Fechar' }).click()
    await dropPaths(page, shop.folder)
    await page.getByRole('alert').getByText('Isso é uma pasta.', { exact: false }).waitFor()
    await page.getByRole('alert').getByRole('button', { name: 'Fechar' }).click()
    await dropFiles(page, [
      { name: 'foto.png', type: 'image/png', text: '\u0089PNG\r\n\u001a\nxxxx' },
    ])
    await page.getByRole('alert').first().waitFor()
    expect(page.url()).toBe(address)
  })

  test('what an error tells can be copied, without numbers or paths of people', async () => {
    await page.getByRole('alert').getByRole('button', { name: 'Copiar detalhes' }).click()
    const details = await page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(details)).toHaveProperty('code')
    expect(details).not.toMatch(/\d{8,}/)
  })

  test('the button that ends the program says so', async () => {
    await page.getByRole('button', { name: 'Encerrar' }).click()
    await page.getByText('O Lista Limpa foi encerrado. Pode fechar esta página.').waitFor()
  })
})
