import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  checkList,
  dropFiles,
  dropPaths,
  equation,
  equationText,
  goTo,
  openShop,
  optOut,
  optOutByCommand,
  type Shop,
} from './support/shop.ts'

const HEADER = 'Nome;Telefone;Cidade'
const ROWS = [
  'Ana;(11) 98765-4321;São Paulo',
  'João;5521998765432;Rio',
  'Ana C.;11 8765-4321;Santos',
  'Léo;12345;Bauru',
  'Bia;;Belém',
  'Íris;+351 912 345 678;Lisboa',
  'Rui;(31) 97654-3210;BH',
]
const text = (rows: readonly string[]) => `${[HEADER, ...rows].join('\r\n')}\r\n`

const row = (page: Page, line: number) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: String(line), exact: true }) })

describe('cleaning a list in the browser', { timeout: 60_000 }, () => {
  let shop: Shop
  let page: Page

  beforeAll(async () => {
    shop = await openShop({ seed: (dataDir) => optOutByCommand(dataDir, '11 8765-4321') })
    page = shop.page
  })
  afterAll(() => shop?.close())

  test('whose row it is stands beside what happens to it, before the phones and the rest', async () => {
    const rows = ['7;Pix;11 3456-7890;Ana;(11) 98765-4321;Santos']
    const titles = 'Cód;Pagamento;Telefone;Nome do cliente;WhatsApp;Cidade'
    await checkList(page, shop.file('larga.csv', `${titles}\r\n${rows.join('\r\n')}\r\n`))
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Linha',
      'Situação',
      'Nome do cliente',
      'Telefone',
      'WhatsApp',
      'Cód',
      'Pagamento',
      'Cidade',
    ])
    await page.getByRole('row').nth(1).click()
    const detail = page.getByRole('complementary').last()
    // A number that was read as it stands needs no words about how it was read.
    await detail.getByText('+55 (11) 3456-7890').waitFor()
    expect(await detail.getByText('foi lido como').count()).toBe(0)
  })

  test('drop anywhere, check, save: three gestures', async () => {
    await dropPaths(page, shop.file('contatos.csv', text(ROWS)))
    await equation(page).waitFor()
    // One sentence tells how it was read, and no mapping step stands in the way.
    await page.getByText('Telefone na coluna Telefone.').waitFor()
    expect(await equationText(page)).toBe(
      '7 lidas = 3 ficam + 2 descadastrados + 1 não entendido + 1 sem número',
    )
    await page.getByRole('button', { name: 'Salvar 3 contatos' }).click()
    await page.getByRole('heading', { name: '3 contatos prontos para enviar' }).waitFor()
    const shares =
      /Fica 43%, Sai: descadastrado 29%, Sai: número não entendido 14%, Sai: sem número 14%$/
    expect(await page.getByRole('img', { name: shares }).count()).toBe(1)
    const reasons = page.getByRole('table', { name: 'O que aconteceu com cada linha' })
    expect(await reasons.getByRole('row').allInnerTexts()).toEqual([
      expect.stringMatching(/^\s*Fica\s+3\s+43%/),
      expect.stringMatching(/^\s*Sai: descadastrado\s+2\s+29%/),
      expect.stringMatching(/^\s*Sai: número não entendido\s+1\s+14%/),
      expect.stringMatching(/^\s*Sai: sem número\s+1\s+14%/),
    ])
    await page.getByText('O original não foi alterado.').waitFor()
  })

  test('the file that comes out is the rows that stay, byte for byte', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Baixar: contatos-limpa.csv/ }).click(),
    ])
    const kept = [ROWS[1], ROWS[5], ROWS[6]].map(String)
    expect(readFileSync(await download.path(), 'utf8')).toBe(text(kept))
  })

  test('38 what is printed says how the list divides, and no number of anybody', async () => {
    await page.evaluate(() => {
      addEventListener('beforeprint', () => Object.assign(window, { printed: true }))
    })
    await page.getByRole('button', { name: 'Imprimir' }).click()
    expect(await page.evaluate(() => 'printed' in window)).toBe(true)
    await page.emulateMedia({ media: 'print' })
    const printed = await page.locator('body').innerText()
    for (const words of ['contatos.csv', '3 contatos prontos para enviar', 'Sai: descadastrado']) {
      expect(printed).toContain(words)
    }
    expect(printed).not.toMatch(/\d{4}[- ]?\d{4}/)
    await page.emulateMedia({ media: null })
  })

  test('every reason opens its rows, and every row says why', async () => {
    await page.getByRole('button', { name: 'Ver linhas: Sai: descadastrado' }).click()
    await page.getByRole('grid').waitFor()
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('3')
    await row(page, 4).click()
    const detail = page.getByRole('complementary', { name: 'Linha 4' })
    await detail.getByText('+55 (11) 98765-4321').first().waitFor()
    const words = await detail.innerText()
    for (const part of ['Como está escrito', '11 8765-4321', 'Desde', 'Motivo', 'Origem']) {
      expect(words).toContain(part)
    }
  })

  test('22 every row says whether it stays, and what is wrong looks different from what is not', async () => {
    await page.getByRole('button', { name: /Todas 7/ }).click()
    const verdicts = page.getByRole('grid').locator('[data-verdict]:not(svg)')
    await expect.poll(() => verdicts.count()).toBe(7)
    const words = await verdicts.allInnerTexts()
    expect(words.every((each) => /^(Fica$|Sai: |Conferir: )/.test(each))).toBe(true)
    const colours = await verdicts.evaluateAll((all) =>
      all.map((each) => `${each.dataset['verdict']} ${getComputedStyle(each).color}`),
    )
    // Stays, opted out, not understood, no number: four words in four colours.
    expect(new Set(colours).size).toBe(4)
    expect(new Set(colours.map((each) => each.slice(each.indexOf(' ')))).size).toBe(4)
  })

  test('chips show counts and narrow the table', async () => {
    await page.getByRole('button', { name: /Todas 7/ }).click()
    await page.getByRole('button', { name: /Sem número 1/ }).click()
    await row(page, 6).waitFor()
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('2')
    await page.getByRole('button', { name: /Todas 7/ }).click()
  })

  test('another way of reading is shown at once', async () => {
    await page.getByRole('button', { name: 'Alterar leitura' }).click()
    await page.getByLabel('A primeira linha tem os títulos').click({ force: true })
    await page.getByText('sem linha de títulos').waitFor()
    await equation(page).getByText('8').first().waitFor()
    await page.getByLabel('A primeira linha tem os títulos').click({ force: true })
    await equation(page).getByText('7').first().waitFor()
    await page.getByRole('button', { name: 'Alterar leitura' }).click()
  })

  test('an opt-out recorded meanwhile counts at once', async () => {
    await page.getByRole('button', { name: 'Trocar arquivo' }).waitFor()
    await checkList(page, shop.file('outra.csv', text(ROWS)))
    await optOut(page, '31 97654-3210')
    await goTo(page, 'Limpar lista')
    await equation(page).getByText('3').first().waitFor()
    expect(await equationText(page)).toContain('3 descadastrados')
  })

  test('what is said in passing stands clear of the next step', async () => {
    await optOut(page, '31 97654-3211')
    await goTo(page, 'Limpar lista')
    await page.getByRole('button', { name: /^Salvar \d+ contatos?$/ }).waitFor()
    // The one of the test before may still be there, higher up.
    const toast = await page.getByRole('status').filter({ hasText: '97654-3211' }).boundingBox()
    const foot = await page.locator('main footer').boundingBox()
    expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0)
  })

  test('a list that would nearly empty says to look at the column', async () => {
    await page.getByText('Mais da metade da lista sairia.', { exact: false }).waitFor()
  })

  test('a column in doubt is asked for, with samples beside it', async () => {
    const doubt = 'a;b\r\nAna;1\r\nBia;2\r\n'
    await dropFiles(page, [{ name: 'duvida.csv', text: doubt }])
    await page.getByText('Qual coluna tem os telefones?', { exact: false }).waitFor()
    await page.getByText('Marque a coluna dos telefones para conferir a lista.').waitFor()
  })

  test('a column marked by hand is remembered for the same titles, and can be forgotten', async () => {
    const twoPhones = 'Nome;Fone casa;Celular\r\nAna;1133221100;11987650001\r\nRui;;11987650002\r\n'
    await dropFiles(page, [{ name: 'dois.csv', text: twoPhones }])
    await page.getByRole('heading', { name: /dois.csv/ }).waitFor()
    await page.getByRole('button', { name: 'Alterar leitura' }).waitFor()
    const panel = page.getByRole('complementary', { name: 'Como a planilha foi lida' })
    if (!(await panel.isVisible())) {
      await page.getByRole('button', { name: 'Alterar leitura' }).click()
    }
    const home = panel.getByRole('checkbox', { name: /Fone casa/ })
    await home.setChecked(!(await home.isChecked()))
    await dropFiles(page, [{ name: 'outros.csv', text: twoPhones }])
    await page.getByText('Como da última vez que você marcou.').waitFor()
    await page.getByRole('button', { name: 'Esquecer' }).click()
    await page.getByText('Como da última vez que você marcou.').waitFor({ state: 'detached' })
  })

  test('the output pack is chosen once and kept', async () => {
    await checkList(page, shop.file('pacote.csv', text(ROWS)))
    await page.getByRole('button', { name: 'Opções' }).click()
    await page.getByLabel('Pronta para a Weni (CSV)').check()
    await page.getByLabel('Quem é preciso conferir').check()
    await page.getByRole('button', { name: 'Usar estas opções' }).click()
    await page.getByRole('button', { name: /^Salvar 2 contatos$/ }).click()
    await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
    await page.getByRole('heading', { name: 'Na Weni' }).waitFor()
    expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(5)
  })

  test('garbled accents are told, and read right when somebody says so', async () => {
    await page.getByRole('button', { name: 'Limpar outra lista' }).click()
    const garbled = text(['JoÃ£o;(11) 98765-0001;SÃ£o Paulo', 'Ana;(11) 98765-0002;Rio'])
    await checkList(page, shop.file('acentos.csv', garbled))
    await page.locator('main summary').click()
    await page.getByText('Há acentos trocados', { exact: false }).waitFor()
    await page.getByText('JoÃ£o', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Alterar leitura' }).click()
    const repair = page.getByLabel('Consertar acentos trocados')
    await repair.click({ force: true })
    await page.getByText('João', { exact: true }).waitFor()
    await repair.click({ force: true })
    await page.getByText('JoÃ£o', { exact: true }).waitFor()
    await repair.click({ force: true })
    await page.getByText('João', { exact: true }).waitFor()
  })

  test('the whole list comes out in another format, as it is read', async () => {
    await page.getByRole('button', { name: 'Salvar em outro formato' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'JSON, uma linha por contato' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('acentos.jsonl')
    const [first = ''] = readFileSync(await download.path(), 'utf8').split('\n')
    expect(JSON.parse(first)).toMatchObject({ Nome: 'João', Cidade: 'São Paulo' })
    await page.getByText('2 linhas salvas em acentos.jsonl, sem limpar.').waitFor()
  })

  test('a recent list is opened again where it still is', async () => {
    await page.getByRole('button', { name: 'Buscar ou comandar' }).click()
    await page.getByRole('dialog').getByRole('combobox').fill('fechar')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Abrir de novo: pacote.csv' }).click()
    await equation(page).waitFor()
    await page.getByRole('heading', { name: /pacote.csv/ }).waitFor()
  })

  test('nothing complained, and nothing was asked of anybody but the host', () => {
    expect(shop.complaints).toEqual([])
    expect(shop.requests.every((address) => new URL(address).origin === shop.host.origin)).toBe(
      true,
    )
  })
})
