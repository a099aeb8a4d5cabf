import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, goBackToCopy } from './support/flows.ts'
import { goTo, openShop, optOutByCommand, type Shop } from './support/shop.ts'

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
