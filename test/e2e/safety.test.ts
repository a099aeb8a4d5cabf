import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo, openShop, optOutByCommand, type Shop } from './support/shop.ts'

const command = (dataDir: string, ...args: readonly string[]) =>
  execFileSync(process.execPath, ['dist/cli.js', ...args, '--data-dir', dataDir], {
    encoding: 'utf8',
  })

describe('copies and the way back', { timeout: 60_000 }, () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop({ seed: (dataDir) => optOutByCommand(dataDir, '11987654321') })
  })
  afterAll(() => shop?.close())

  test('going back to a copy says first what changes, and keeps who left since', async () => {
    const { page, dataDir } = shop
    optOutByCommand(dataDir, '11987654322')
    await goTo(page, 'Configurações')
    await page
      .getByRole('button', { name: /^Voltar a esta/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText('1 pessoa que se descadastrou depois da cópia continua na lista')
      .waitFor()
    await dialog.getByRole('button', { name: 'Voltar a esta cópia' }).click()
    await dialog.getByText(/foi juntada à lista atual/).waitFor()
    await dialog.getByText('Fechar').click()
    expect(command(dataDir, 'optout', 'check', '11987654322')).toContain('descadastrado desde')
    expect(command(dataDir, 'optout', 'check', '11987654321')).toContain('descadastrado desde')
  })

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

test(
  'a list that is refused offers its newest whole copy, and works again from it',
  { timeout: 60_000 },
  async () => {
    const shop = await openShop({
      seed(dataDir) {
        optOutByCommand(dataDir, '11987654321')
        writeFileSync(join(dataDir, 'lista-limpa.db'), '')
      },
    })
    try {
      const { page, dataDir } = shop
      await page.getByText('A lista de descadastrados não pode ser usada agora').waitFor()
      await page.getByRole('button', { name: /^Voltar à cópia de / }).click()
      await page.getByRole('button', { name: 'Voltar a esta cópia' }).click()
      await page.getByText(/tomou o lugar da lista que foi recusada/).waitFor()
      await page.getByText('Arraste aqui a planilha de contatos').waitFor()
      expect(command(dataDir, 'optout', 'check', '11987654321')).toContain('descadastrado desde')
      expect(readFileSync(join(dataDir, 'lista-limpa.db')).length).toBeGreaterThan(0)
      expect(readdirSync(join(dataDir, 'backups')).length).toBeGreaterThan(0)
    } finally {
      await shop.close()
    }
  },
)
