import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayStyle } from '../../shared/locales/day-style.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { command, optOutFlows, people, toast } from './support/flows.ts'
import { dropFiles, goTo, openShop, optOut, type Shop } from './support/shop.ts'

async function openPerson(page: Page, display: string): Promise<void> {
  await page.getByRole('table').getByRole('button', { name: display }).click()
  await page.getByRole('complementary', { name: 'Histórico do número' }).waitFor()
}

describe('keeping opt-outs in the browser', { timeout: 60_000 }, () => {
  let shop: Shop
  let page: Page

  beforeAll(async () => {
    shop = await openShop()
    page = shop.page
  })
  afterAll(() => shop?.close())

  test.each(optOutFlows)('$name', ({ go }) => go(shop))

  test('Enter does not wait for the answer to be read first', async () => {
    await page.route('**/call/optouts.check', async (route) => {
      await page.waitForTimeout(300)
      await route.continue().catch(() => undefined)
    })
    const field = page.locator('#add-number')
    await field.fill('11 98888-7771')
    await field.press('Enter')
    await field.press('Enter')
    await expect.poll(() => field.inputValue()).toBe('')
    await field.fill('21 3')
    await field.press('Enter')
    expect(await field.inputValue()).toBe('(21) 3')
    await field.fill('')
    await page.unroute('**/call/optouts.check')
    await page
      .getByRole('status')
      .filter({ hasText: '98888-7771' })
      .getByRole('button', { name: 'Desfazer' })
      .click()
    await toast(page, 'Desfeito: 1 pessoa voltou a ser como antes.').waitFor()
  })

  test('a sheet with a status column takes only who is out', async () => {
    const rows = 'Telefone;Aceita promoções\r\n51 99988-7766;não\r\n62 99811-2233;sim\r\n'
    await dropFiles(page, [{ name: 'situação.csv', text: rows }])
    const dialog = page.getByRole('dialog', { name: 'Importar planilha de descadastrados' })
    await dialog
      .getByText(/1 não saiu, segundo a própria planilha|Marque o que/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  for (const search of ['+55 11 98765-4321', '1187654321', '98765', '(11) 8765 4321']) {
    test(`the search finds a number written as ${search}`, async () => {
      await page.locator('#search-number').fill(search)
      await page.getByText('1 pessoa não quer mais receber mensagens', { exact: false }).waitFor()
      await page.getByRole('button', { name: '+55 (11) 98765-4321' }).waitFor()
      await page.getByRole('button', { name: 'Limpar a busca' }).click()
    })
  }

  test('filters narrow the list and can be kept as a view', async () => {
    await page.getByRole('button', { name: 'Filtrar' }).click()
    await page.getByLabel(/Planilha importada/).check()
    await page.keyboard.press('Escape')
    await page.getByText('1 pessoa não quer mais receber mensagens', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Visões' }).click()
    await page.getByRole('menuitem', { name: 'Guardar esta visão…' }).click()
    await page.getByLabel('Nome da visão').fill('Importados')
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByRole('button', { name: /Filtrar/ }).click()
    await page.getByRole('button', { name: 'Limpar os filtros' }).click()
    await page.keyboard.press('Escape')
    await page.getByText('4 pessoas não querem mais', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Visões' }).click()
    await page.getByRole('menuitem', { name: 'Importados' }).click()
    await page.getByText('1 pessoa não quer mais receber mensagens', { exact: false }).waitFor()
    await page.getByRole('button', { name: /Filtrar/ }).click()
    await page.getByRole('button', { name: 'Limpar os filtros' }).click()
    await page.keyboard.press('Escape')
  })

  test('55 in a narrow window the days of the filter are chosen as well', async () => {
    await page.setViewportSize({ width: 900, height: 600 })
    await page.getByRole('button', { name: /Filtrar/ }).click()
    const open = page.getByRole('button', { name: 'Abrir o calendário: Pediram desde' })
    expect((await open.locator('svg').boundingBox())?.width).toBeGreaterThan(12)
    await open.click()
    await page.getByRole('grid').getByRole('button', { pressed: false }).first().click()
    await page.getByText(/^\d+ pessoas? não quer/).waitFor()
    await page.getByRole('button', { name: 'Limpar os filtros' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Mostrar só quem…' }).waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  test('the details of an opt-out are kept with it', async () => {
    await page.getByRole('button', { name: 'Motivo, prazo e prova' }).click()
    await page.getByLabel('Motivo', { exact: true }).selectOption({ label: 'Reclamou' })
    await page.getByLabel('Observação').fill('ligou bem brava')
    await page.getByLabel('Prova', { exact: true }).fill('print na pasta Provas')
    await optOut(page, '71 99911-2233')
    await openPerson(page, '+55 (71) 99911-2233')
    const panel = page.getByRole('complementary', { name: 'Histórico do número' })
    const words = await panel.innerText()
    for (const part of [
      'Pediu para sair',
      'Reclamou',
      'ligou bem brava',
      'print na pasta Provas',
    ]) {
      expect(words).toContain(part)
    }
    await page.getByRole('button', { name: 'Motivo, prazo e prova' }).click()
  })

  test('a person gets a receipt and an answer under the law', async () => {
    await page.getByRole('button', { name: 'Comprovante' }).click()
    const receipt = page.getByRole('textbox', { name: 'Texto' })
    expect(await receipt.inputValue()).toMatch(/LL-\d{4}-\d+/)
    await page.getByRole('button', { name: 'Copiar o texto' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await receipt.inputValue())
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Mais', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Dados desta pessoa (LGPD)…' }).click()
    await page.getByText('Tudo o que o Lista Limpa sabe de +55 (71) 99911-2233').waitFor()
    await page.keyboard.press('Escape')
  })

  test('releasing takes a reason, a proof and the number once more', async () => {
    await page.getByRole('button', { name: 'Mais', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Liberar para receber mensagens…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Liberar +55 (71) 99911-2233' })
    const release = dialog.getByRole('button', { name: 'Liberar esta pessoa' })
    await dialog.getByLabel('A pessoa autorizou de novo').check()
    await dialog.getByLabel('O que aconteceu').fill('voltou a comprar')
    await dialog.getByLabel('Digite o número outra vez').fill('71 99911-2233')
    expect(await release.isDisabled()).toBe(true)
    await dialog.getByLabel('Prova da autorização').fill('mensagem de 25/11, guardada')
    await release.click()
    await toast(page, '+55 (71) 99911-2233 pode receber mensagens de novo.').waitFor()
    await people(page).getByText('4 descadastrados').waitFor()
  })

  test('the list goes out as a file with everything that is known', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Exportar' }).click()
    await page.getByRole('menuitem', { name: /Completo/ }).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    const [, ...rows] = text.trim().split(/\r?\n/)
    // Whoever asked twice has a line for each time.
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(4)
    expect(text).toContain('5511987654321')
  })

  test('rows are counted as the spreadsheet counts them, and every column that is read is named', async () => {
    await goTo(page, 'Descadastrados')
    const rows = [
      'Nome;Telefone;WhatsApp;Obs.',
      'Ana;11 3456-7890;(11) 98765-4321;"liga tarde',
      'e pede desconto"',
      'Rui;11 3456-7891;98765-0002;',
    ]
    const text = `${rows.join('\r\n')}\r\n`
    await dropFiles(page, [{ name: 'recados.csv', text }])
    const dialog = page.getByRole('dialog', { name: 'Importar planilha de descadastrados' })
    await dialog.getByText('Linha 3: falta o DDD').waitFor()
    const column = dialog.getByLabel('Coluna do telefone')
    expect(
      await column.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text),
    ).toBe('Telefone e WhatsApp')
    await column.selectOption('Telefone')
    await dialog.getByText('2 novos').waitFor()
    await page.keyboard.press('Escape')

    await goTo(page, 'Conferir arquivo')
    await page
      .locator('main input[type=file]')
      .first()
      .setInputFiles(shop.file('recados.csv', text.replace('98765-0002', '11 8765-4321')))
    await page.getByText(/^Linha 3: /).waitFor()
  })

  test('a reviewed sheet of consents frees whom it names, with proof and their number typed', async () => {
    await goTo(page, 'Descadastrados')
    await optOut(page, '48 99911-0001')
    await optOut(page, '48 99911-0002')
    await page.getByRole('button', { name: 'Mais para a lista' }).click()
    await page.getByRole('menuitem', { name: 'Registrar autorizações por planilha…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Pessoas que autorizaram de novo' })
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'voltaram.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Telefone\r\n48 99911-0001\r\n48 99911-0002\r\n48 99911-0003\r\n'),
    })
    await dialog.getByText('2 pessoas voltam a receber mensagens').waitFor()
    await dialog.getByText('1 não está descadastrada', { exact: false }).waitFor()
    const free = dialog.getByRole('button', { name: 'Liberar estas pessoas' })
    await dialog.getByLabel('O que aconteceu').fill('Campanha de retorno na loja')
    await dialog.getByLabel('Para confirmar', { exact: false }).fill('2')
    expect(await free.isDisabled()).toBe(true)
    await dialog.getByLabel('Prova da autorização').fill('Fichas assinadas, pasta azul')
    await free.click()
    await dialog.waitFor({ state: 'hidden' })
    await toast(page, /2 pessoas podem receber mensagens de novo/).waitFor()
    const listed = command(shop.dataDir, 'optout', 'list')
    expect(listed).not.toContain('99911-0001')
    expect(listed).toContain('98765-4321')
  })

  test('a sheet of consents is undone from its card, and whoever was out before is out again', async () => {
    await goTo(page, 'Histórico')
    const card = page.locator('summary').filter({ hasText: '2 autorizações registradas' })
    await card.click()
    await page.getByRole('button', { name: 'Desfazer…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Desfazer esta mudança' })
    await dialog.getByText('2 autorizações deixam de valer').waitFor()
    await dialog
      .getByText('Quem estava descadastrado antes dela volta a ficar fora das listas.', {
        exact: false,
      })
      .waitFor()
    // Nobody is freed by it, so nothing has to be typed.
    expect(await dialog.getByLabel('Para confirmar', { exact: false }).count()).toBe(0)
    await dialog.getByRole('button', { name: 'Desfazer agora' }).click()
    await toast(page, 'Desfeito: 2 pessoas voltaram a ser como antes.').waitFor()
    await card.getByText('Desfeita').waitFor()
    await page
      .locator('summary')
      .filter({ hasText: 'Desfeito: 2 pessoas de novo fora das listas' })
      .waitFor()
    const listed = command(shop.dataDir, 'optout', 'list')
    expect(listed).toContain('99911-0001')
    expect(listed).toContain('99911-0002')
  })

  test('an undo is undone as well, and who was released by mistake is out again with its date', async () => {
    const again = page.locator('summary').filter({ hasText: 'Desfeito: 2 autorizações' })
    await again.click()
    expect(await again.locator('..').getByRole('button', { name: 'Desfazer…' }).count()).toBe(0)
    await goTo(page, 'Descadastrados')
    await page.locator('#search-number').fill('48 99911-0002')
    await page.getByRole('table').getByText('+55 (48) 99911-0002').click()
    await page.getByRole('button', { name: 'Mais', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Liberar para receber mensagens…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Liberar +55 (48) 99911-0002' })
    await dialog.getByLabel('engano', { exact: false }).check()
    await dialog.getByLabel('O que aconteceu').fill('número trocado')
    await dialog.getByLabel('Digite o número outra vez').fill('48 99911-0002')
    await dialog.getByRole('button', { name: 'Liberar esta pessoa' }).click()
    await toast(page, '+55 (48) 99911-0002 pode receber mensagens de novo.').waitFor()
    await goTo(page, 'Histórico')
    await page.locator('summary').filter({ hasText: '1 pessoa liberada' }).click()
    await page.getByRole('button', { name: 'Desfazer…' }).click()
    const undo = page.getByRole('dialog', { name: 'Desfazer esta mudança' })
    await undo.getByText('1 descadastro volta a valer').waitFor()
    await undo.getByRole('button', { name: 'Desfazer agora' }).click()
    await toast(page, 'Desfeito: 1 pessoa voltou a ser como antes.').waitFor()
    expect(command(shop.dataDir, 'optout', 'list')).toContain('99911-0002')
    await goTo(page, 'Descadastrados')
    await page.locator('#search-number').fill('')
  })

  test('lists of the law and of partners are managed in the settings', async () => {
    await goTo(page, 'Configurações')
    const region = page.getByRole('region', { name: 'Listas que a loja respeita' })
    await region.getByText('Não Me Ligue, Procon-SP').waitFor()
    await region.getByLabel('Nome de outro parceiro').fill('Rede Sul')
    await region.getByRole('button', { name: 'Importar lista dele' }).click()
    const dialog = page.getByRole('dialog', { name: 'Importar planilha de descadastrados' })
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'rede-sul.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Telefone\r\n51 99988-1111\r\n51 99988-2222\r\n'),
    })
    expect(await dialog.getByLabel('Nome do parceiro').inputValue()).toBe('Rede Sul')
    const every = dialog.getByRole('button', { name: 'Sim, todas pediram' })
    await every
      .or(dialog.getByRole('button', { name: 'Descadastrar 2 números' }))
      .first()
      .waitFor()
    if (await every.isVisible()) await every.click()
    await dialog.getByRole('button', { name: 'Descadastrar 2 números' }).click()
    await goTo(page, 'Configurações')
    const row = region.getByRole('listitem').filter({ hasText: 'Parceiro: Rede Sul' })
    await row.getByText('2', { exact: true }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('button', { name: 'Exportar' }).click(),
    ])
    expect(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(3)
    await row.getByRole('button', { name: 'Ver' }).click()
    await page.getByText('2 pessoas não querem mais', { exact: false }).waitFor()
  })

  test('57 a day is typed and chosen in the language of the program, whatever the browser speaks', async () => {
    for (const [command, locale, typed, written, month] of [
      ['inglês', 'en', '5 march 2026', 'Mar 5, 2026', 'March 2026'],
      ['Spanish', 'es', '5 de marzo de 2026', '05/03/2026', 'marzo de 2026'],
      ['portugués', 'pt-BR', '5/3/2026', '05/03/2026', 'março de 2026'],
    ] as const) {
      const t = createTranslator(locale)
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill(command)
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: t('shell:nav.optouts'), exact: true }).click()
      await page.getByRole('button', { name: t('optouts:add.details') }).click()
      const field = page.getByRole('textbox', { name: t('optouts:add.happened'), exact: true })
      expect(await field.getAttribute('placeholder')).toBe(t('shell:date.shape'))
      await field.fill(typed)
      await field.press('Tab')
      expect(await field.inputValue()).toBe(written)
      await field.press('ArrowDown')
      await field.press('ArrowUp')
      expect(await field.inputValue()).toBe(written)

      // The calendar by keyboard: a month back, two weeks on, and into the field.
      await field.press('Alt+ArrowDown')
      const calendar = page.getByRole('dialog', { name: t('optouts:add.happened') })
      await calendar.getByText(month).waitFor()
      for (const key of ['PageUp', 'ArrowDown', 'ArrowDown', 'Enter'])
        await page.keyboard.press(key)
      await calendar.waitFor({ state: 'hidden' })
      const picked = new Intl.DateTimeFormat(locale, dayStyle(locale)).format(new Date(2026, 1, 19))
      expect(await field.inputValue()).toBe(picked)
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
      await field.fill('')
      await page.getByRole('button', { name: t('optouts:add.details') }).click()
    }
  })

  test('a day that is none, or makes no sense, is told and records nobody', async () => {
    await page.getByRole('button', { name: 'Motivo, prazo e prova' }).click()
    const until = page.getByRole('textbox', { name: 'Só até', exact: true })
    const add = page.locator('#add-number')
    const before = command(shop.dataDir, 'optout', 'list')
    for (const [typed, said] of [
      ['31/02/2027', 'Escreva o dia assim: '],
      ['01/01/2020', 'O dia pode ser no mínimo '],
    ] as const) {
      await until.fill(typed)
      await add.fill('62 99911-4455')
      await page.getByText(said, { exact: false }).waitFor()
      await page.locator('#add-one-answer').getByText('+').first().waitFor()
      await add.press('Enter')
      expect(await until.evaluate((element) => element === document.activeElement)).toBe(true)
    }
    expect(command(shop.dataDir, 'optout', 'list')).toBe(before)
    await until.fill('31/12/2099')
    await until.press('Tab')
    expect(await until.inputValue()).toBe('31/12/2099')
    await optOut(page, '62 99911-4455')
    expect(command(shop.dataDir, 'optout', 'show', '62 99911-4455')).toContain(
      'vale até: 01/01/2100, 00:00',
    )
  })

  test('nothing complained', () => expect(shop.complaints).toEqual([]))
})
