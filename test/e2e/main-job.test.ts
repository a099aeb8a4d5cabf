import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanAList, speakThreeLanguages } from './support/flows.ts'
import { goTo, openShop, type Shop } from './support/shop.ts'

describe('the main job in a browser', { timeout: 60_000 }, () => {
  let shop: Shop
  let page: Page

  beforeAll(async () => {
    shop = await openShop()
    page = shop.page
  })
  afterAll(() => shop?.close())

  test('58 reports without anything to report say what they will show', async () => {
    await goTo(page, 'Relatórios')
    await page.getByText('você vê aqui quantas pessoas pedem para sair', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Limpar uma lista' }).click()
    await page
      .getByRole('button', { name: 'Digitar os primeiros números' })
      .or(page.getByRole('link', { name: 'Digitar os primeiros números' }))
      .waitFor()
  })

  test('59 the first run teaches in three steps, and a sample leads through them', async () => {
    const steps = page.locator('section').filter({ hasText: 'Como funciona' }).getByRole('listitem')
    await expect.poll(() => steps.count()).toBe(3)
    await page.getByRole('button', { name: 'Experimentar com um exemplo' }).click()
    await page.getByRole('heading', { name: /exemplo.csv/ }).waitFor()
    await page.getByRole('button', { name: /^Salvar \d+ contatos?$/ }).waitFor()
    await page.reload()
    await steps.first().waitFor()
  })

  test('a list goes in, a list without whoever opted out comes out', () => cleanAList(shop))

  test('5 whoever has cleaned before finds the last lists with their result instead', async () => {
    await page.reload()
    const recent = page.locator('section').filter({ hasText: 'Últimas limpezas' })
    await recent.getByText('exemplo-lista.csv').waitFor()
    await recent.getByText(/^\d+ ficaram · \d+ saíram$/).waitFor()
    expect(await page.getByText('Como funciona').count()).toBe(0)
  })

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
