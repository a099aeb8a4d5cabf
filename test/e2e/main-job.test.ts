import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanAList, speakThreeLanguages } from './support/flows.ts'
import { openShop, type Shop } from './support/shop.ts'

describe('the main job in a browser', { timeout: 60_000 }, () => {
  let shop: Shop
  let page: Page

  beforeAll(async () => {
    shop = await openShop()
    page = shop.page
  })
  afterAll(() => shop?.close())

  test('a list goes in, a list without whoever opted out comes out', () => cleanAList(shop))

  test('the address holds no secret any more, and a reload stays inside', async () => {
    expect(page.url()).not.toContain('code')
    await page.reload()
    await page.getByRole('navigation').getByText('Limpar lista', { exact: true }).waitFor()
  })

  test('the same address lets nobody in again', async () => {
    const other = await shop.browser.newPage({ locale: 'pt-BR' })
    await other.goto(shop.host.address)
    await other.getByText('Esta página não está ligada ao Lista Limpa').waitFor()
    await other.close()
  })

  test('speaks three languages without a restart', () => speakThreeLanguages(shop))
})
