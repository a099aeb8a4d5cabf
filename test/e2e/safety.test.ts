import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, goBackToCopy } from './support/flows.ts'
import { changesFrom, changesOf } from './support/other-computer.ts'
import { dropFiles, goTo, openShop, optOutByCommand, type Shop } from './support/shop.ts'

describe('copies and the way back', { timeout: 60_000 }, () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop({ seed: (dataDir) => optOutByCommand(dataDir, '11987654321') })
  })
  afterAll(() => shop?.close())

  test('going back to a copy says first what changes, and keeps who left since', () =>
    goBackToCopy(shop))

  test('a person is erased everywhere and stays opted out', async () => {
    const { page, dataDir } = shop
    await goTo(page, 'Configurações')
    await page.getByLabel('Número da pessoa').fill('11 98765-4321')
    await page.getByRole('button', { name: 'Ver o que se sabe' }).click()
    await page.getByRole('button', { name: 'Apagar os dados…' }).click()
    await page.getByLabel('Digite o número, para ter certeza').fill('(11) 98765-4321')
    await page.getByRole('button', { name: 'Apagar para sempre' }).click()
    await page.getByText('A pessoa continua descadastrada').waitFor()
    await page.getByRole('dialog').getByText('Fechar').click()
    expect(command(dataDir, 'optout', 'check', '11987654321')).toContain('descadastrado desde')
    expect(command(dataDir, 'optout', 'list')).not.toContain('98765-4321')
  })
})

describe('two computers of a shop', { timeout: 60_000 }, () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop({ seed: (dataDir) => optOutByCommand(dataDir, '11987654321') })
    await goTo(shop.page, 'Configurações')
  })
  afterAll(() => shop?.close())

  const region = () => shop.page.getByRole('region', { name: 'Trocar com outro computador' })
  const bring = (name: string, buffer: Buffer) =>
    region().locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer })
  const known = () => shop.page.getByRole('list', { name: 'Computadores conhecidos' })

  test('a file of a computer that is not known comes in by the code that it shows', async () => {
    const { page, dataDir } = shop
    const { bytes, fingerprint } = changesOf('Balcão', '21998765432', '11987654321')
    await bring('balcao.lista', bytes)
    const dialog = page.getByRole('dialog', { name: 'Juntar o que o outro computador sabe' })
    await dialog.getByText('De Balcão, feito em', { exact: false }).waitFor()
    await dialog.getByText('1 descadastrado novo', { exact: true }).waitFor()
    await dialog.getByText('Ninguém volta a receber mensagens').waitFor()
    const confirm = dialog.getByRole('button', { name: 'Juntar', exact: true })
    expect(await confirm.isDisabled()).toBe(true)
    const code = dialog.getByLabel('Código que o outro computador mostra')
    await code.fill('0000 0000 0000 0000 0000 0000')
    await dialog.getByText('Este não é o código do computador', { exact: false }).waitFor()
    expect(await confirm.isDisabled()).toBe(true)

    await code.fill(fingerprint.replaceAll(' ', '').toLowerCase())
    await code.press('Enter')
    await dialog.getByText('Pronto: este computador agora sabe o que Balcão sabia.').waitFor()
    await dialog.getByText('Fechar').last().click()
    await page.getByRole('navigation').first().getByText('2 descadastrados').waitFor()
    await known().getByText(fingerprint).waitFor()
    expect(command(dataDir, 'optout', 'check', '21998765432')).toContain('descadastrado desde')
  })

  test('Ctrl+O and the button of the first screen understand such a file as well', async () => {
    const { page } = shop
    const path = shop.file('caixa.lista', changesOf('Caixa', '47988887777').bytes)
    const dialog = page.getByRole('dialog', { name: 'Juntar o que o outro computador sabe' })
    const open = {
      'by key': () => page.keyboard.press('Control+o'),
      'by button': () => page.getByRole('button', { name: 'Escolher arquivo' }).click(),
    }
    for (const act of Object.values(open)) {
      await goTo(page, 'Limpar lista')
      const chooser = page.waitForEvent('filechooser')
      await act()
      await (await chooser).setFiles(path)
      await dialog.getByText('De Caixa, feito em', { exact: false }).waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('heading', { level: 1, name: 'Configurações' }).waitFor()
    }
  })

  test('the way back: a file with the name and code of this one, taken in over there', async () => {
    const { page, folder } = shop
    await page.getByLabel('Nome deste computador').fill('Estoque')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Fazer arquivo para o outro' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^lista-limpa \d{4}-\d\d-\d\d \d{6}\.lista$/)
    await region().getByText('Arquivo pronto: ', { exact: false }).waitFor()
    const own = shop.page.getByRole('group', { name: 'Código deste computador' })
    const code = own.getByText(/^([0-9A-F]{4} ){5}[0-9A-F]{4}$/)
    const path = shop.file('estoque.lista', readFileSync(await download.path()))
    const there = join(folder, 'la')
    optOutByCommand(there, '31988887777')
    const said = command(there, 'merge', path, '--trust', await code.innerText())
    expect(said).toContain('Mudanças de Estoque')
    expect(said).toContain('2 pessoas entram na lista')
  })

  test('whoever is freed over there is counted by hand; a known computer is forgotten', async () => {
    const { page, dataDir, folder } = shop
    const there = join(folder, 'la')
    command(
      there,
      'optout',
      'release',
      '21998765432',
      '--mistake',
      '--reason',
      'engano',
      '--confirm',
      '21998765432',
    )
    const { bytes, fingerprint } = changesFrom(there, 'Depósito')
    await goTo(page, 'Limpar lista')
    await dropFiles(page, [{ name: 'cortado.lista', text: 'isto não é nada' }])
    const dialog = page.getByRole('dialog')
    await dialog.getByText('não é um arquivo de mudanças', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await bring('deposito.lista', bytes)
    await dialog.getByText('1 pessoa volta a receber, porque foi liberada lá').waitFor()
    await dialog.getByLabel('Código que o outro computador mostra').fill(fingerprint)
    const confirm = dialog.getByRole('button', { name: 'Juntar', exact: true })
    expect(await confirm.isDisabled()).toBe(true)
    await dialog.getByLabel('Para confirmar', { exact: false }).fill('1')
    await confirm.click()
    await dialog.getByText('Pronto: este computador agora sabe o que Depósito sabia.').waitFor()
    await page.keyboard.press('Escape')
    expect(command(dataDir, 'optout', 'list')).not.toContain('99876-5432')
    await known().getByRole('button', { name: 'Esquecer Depósito' }).click()
    await known().getByText('Depósito').waitFor({ state: 'detached' })
    await known().getByText('Balcão').waitFor()
    expect(shop.complaints).toEqual([])
  })
})

test(
  'a list that does not fit its history is made again from it',
  { timeout: 60_000 },
  async () => {
    const shop = await openShop({
      seed(dataDir) {
        optOutByCommand(dataDir, '11987654321', '21998765432')
        const ledger = new Database(join(dataDir, 'lista-limpa.db'))
        ledger.exec('DELETE FROM suppression WHERE account = 5521998765432')
        ledger.close()
      },
    })
    try {
      const { page, dataDir } = shop
      await page
        .getByRole('heading', { name: 'A lista de descadastrados não pode ser usada agora' })
        .waitFor()
      await page.getByRole('button', { name: 'Refazer a lista pela história' }).click()
      const dialog = page.getByRole('dialog', { name: 'Refazer a lista pela história' })
      await dialog
        .getByText('Ninguém que pediu para sair volta a receber', { exact: false })
        .waitFor()
      await dialog.getByRole('button', { name: 'Refazer agora' }).click()
      await page.getByText(/A lista foi refeita/).waitFor()
      await page.getByText('Arraste aqui a planilha de contatos').waitFor()
      await page.getByRole('navigation').first().getByText('2 descadastrados').waitFor()
      expect(command(dataDir, 'optout', 'check', '21998765432')).toContain('descadastrado desde')
    } finally {
      await shop.close()
    }
  },
)
