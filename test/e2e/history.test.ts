import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { furnish } from './support/furnish.ts'
import { command, undoImport } from './support/flows.ts'
import { checkList, goTo, openShop, optOut, type Shop } from './support/shop.ts'

const LIST =
  'Nome;Telefone\r\nAna;(11) 98765-4321\r\nRui;(27) 99888-7766\r\nBia;(48) 99911-2233\r\n'

function brazilianDay(moment: Date): string {
  return new Intl.DateTimeFormat('pt-BR').format(moment)
}

async function showOnly(page: Page, what: 'Limpezas' | 'Descadastros'): Promise<void> {
  await goTo(page, 'Histórico')
  await page.getByText(what, { exact: true }).click()
}

describe('history, reports and checking files in the browser', { timeout: 60_000 }, () => {
  let shop: Shop
  let page: Page

  beforeAll(async () => {
    shop = await openShop({ seed: furnish })
    page = shop.page
  })
  afterAll(() => shop?.close())

  test('a recent list that was moved away is told in words', async () => {
    rmSync(join(dirname(shop.dataDir), 'mesa/clientes-vip.csv'))
    await page.getByRole('button', { name: 'Abrir de novo: clientes-vip.csv' }).click()
    await page
      .getByText('O arquivo clientes-vip.csv não foi encontrado.', { exact: false })
      .waitFor()
  })

  test('a cleaning and a change stand on one timeline', async () => {
    await checkList(page, shop.file('envio.csv', LIST))
    await page.getByRole('button', { name: 'Salvar 2 contatos' }).click()
    await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Baixar: envio-limpa.csv' }).click(),
    ])
    shop.file('envio-limpa.csv', readFileSync(await download.path()))
    await goTo(page, 'Histórico')
    await page.getByRole('heading', { name: 'Hoje' }).waitFor()
    const all = await page.locator('summary').allInnerTexts()
    expect(all[0]).toContain('envio.csv')
    expect(all.some((words) => words.includes('24 pessoas descadastradas'))).toBe(true)
    expect(all.some((words) => words.includes('pediram-para-sair-outubro.csv'))).toBe(true)
  })

  test('whoever opts out after a cleaning is told beside it, and it is done again', async () => {
    await optOut(page, '27 99888-7766')
    await showOnly(page, 'Limpezas')
    await page.locator('summary').first().click()
    await page
      .getByText('1 pessoa desta lista limpa pediu para sair depois.', { exact: false })
      .waitFor()
    await page.getByRole('button', { name: 'Refazer com a lista de hoje' }).click()
    await page.getByText('Pronto: 1 contato fica agora; antes eram 2.').waitFor()
    await page
      .getByLabel('Com a lista como era no fim do dia')
      .first()
      .fill(brazilianDay(new Date(Date.now() - 86_400_000)))
    await page.getByRole('button', { name: 'Refazer com a lista desse dia' }).click()
    await page.getByText('O primeiro registro desta lista é de', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Quantos deram permissão?' }).first().click()
    await page
      .getByText('Não pediram para sair: 1. Autorizaram: 0. Diferença: 1.', { exact: false })
      .waitFor()
  })

  test('a file that was saved is told from one that changed, and Weni’s view is shown', async () => {
    await goTo(page, 'Conferir arquivo')
    await page.getByRole('heading', { name: 'Confira um arquivo antes de enviar' }).waitFor()
    const input = page.locator('main input[type=file]').first()
    await input.setInputFiles(`${shop.folder}/envio-limpa.csv`)
    await page.getByText('É exatamente o arquivo que foi salvo').waitFor()
    await page.getByText('1 linha não pode receber mensagem hoje').waitFor()
    await page.getByText('A Weni recusaria este arquivo').waitFor()
    const changed = readFileSync(`${shop.folder}/envio-limpa.csv`, 'utf8').replace('Bia', 'Bea')
    await page
      .locator('main input[type=file]')
      .first()
      .setInputFiles(shop.file('envio-limpa.csv', changed))
    await page.getByText('O arquivo mudou depois da limpeza').waitFor()
    await page.locator('main input[type=file]').first().setInputFiles(`${shop.folder}/envio.csv`)
    await page.getByText('É a lista original, de antes da limpeza').waitFor()
  })

  test('a list that was cleaned elsewhere is checked by the report that is brought with it', async () => {
    const there = join(shop.folder, 'outra loja')
    mkdirSync(there)
    const list = join(there, 'natal.csv')
    writeFileSync(list, LIST.replace('Rui', 'Eva'))
    command(join(there, 'dados'), 'optout', 'add', '11987654321')
    command(join(there, 'dados'), 'clean', list)
    await goTo(page, 'Conferir arquivo')
    await page
      .locator('main input[type=file]')
      .first()
      .setInputFiles(join(there, 'natal-limpa.csv'))
    await page.getByText('Este arquivo não saiu de uma limpeza conhecida').waitFor()
    const bring = async (path: string, button: string) => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: button }).click()
      await (await chooser).setFiles(path)
    }
    await bring(shop.file('outro.json', '{}'), 'Escolher o relatório da limpeza…')
    await page
      .getByText('outro.json não é um relatório do Lista Limpa.', { exact: false })
      .waitFor()
    await bring(join(there, 'natal-relatorio.json'), 'Escolher o relatório da limpeza…')
    await page.getByText('É exatamente o arquivo que foi salvo').waitFor()
    await page.getByText('Foi feito com a lista de outro computador.', { exact: false }).waitFor()
    await page
      .getByText('Conferido pelo relatório que você escolheu: natal-relatorio.json')
      .waitFor()
    const mine = join(there, 'pascoa.csv')
    writeFileSync(mine, LIST.replace('Rui', 'Ivo'))
    command(join(there, 'dados'), 'clean', mine)
    await bring(join(there, 'pascoa-relatorio.json'), 'Escolher outro relatório…')
    await page.getByText('O relatório escolhido fala de outros arquivos').waitFor()
    await page.getByText('A Weni recusaria este arquivo').waitFor()
  })

  test('an import is undone days later, in heaps, by typing how many', () =>
    undoImport(shop, 24, 4))

  test('history outlives the program', async () => {
    await page.reload()
    await showOnly(page, 'Descadastros')
    await page
      .locator('summary')
      .filter({ hasText: 'Desfeito: 24 pessoas voltaram a receber' })
      .waitFor()
  })

  test('a certificate can be printed', async () => {
    await page.evaluate(() => {
      const frames: string[] = []
      Object.assign(window, { frames_: frames })
      new MutationObserver(() => {
        const frame = document.querySelector('iframe')
        if (frame?.srcdoc) frames.push(frame.srcdoc)
      }).observe(document.body, { childList: true })
    })
    await showOnly(page, 'Limpezas')
    await page.locator('summary').first().click()
    await page.getByRole('button', { name: 'Certificado', exact: true }).click()
    const html = await page.waitForFunction(
      () => (window as unknown as { frames_: string[] }).frames_[0],
    )
    expect(await html.jsonValue()).toContain('envio.csv')
  })

  test('reports count opt-outs by week and reason, and what was saved once prices are known', async () => {
    await goTo(page, 'Configurações')
    await page.getByLabel('Promoção').fill('0,35')
    await page.getByLabel('Promoção').blur()
    await goTo(page, 'Relatórios')
    await page.getByRole('region', { name: 'Descadastros registrados, por semana' }).waitFor()
    await page.getByText('Reclamou').waitFor()
    const table = page.getByRole('table').filter({ hasText: 'Mensagens poupadas' })
    await table.getByRole('row', { name: /^Promoção \d+ R\$\s0,35 R\$\s\d+,\d\d$/ }).waitFor()
    await page
      .getByText(/R\$\s\d+,\d\d/)
      .first()
      .waitFor()
  })

  test('nothing complained', () => expect(shop.complaints).toEqual([]))
})
