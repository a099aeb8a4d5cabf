import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { equation, openShop, optOutByCommand, type Shop } from './support/shop.ts'

const ROWS = Array.from({ length: 60 }, (_, index) => `Pessoa ${index};(11) 9${88_000_000 + index}`)
const LIST = ['Nome;Telefone', 'Ana;(11) 98765-4321', ...ROWS].join('\r\n')

/** Goes on with Tab until the element with these words has the focus. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const element = document.activeElement
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`
    })
    await expectVisibleFocus(page)
    if (words.test(here)) return
  }
  throw new Error(`Tab never reached ${String(words)}`)
}

/** What has the focus shows it, and lies within the window. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(async () => {
    // Even without motion a change of place takes a moment to be drawn.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing'
    const marked = [element, element.parentElement, element.nextElementSibling]
      .filter((each) => each instanceof HTMLElement)
      .some((each) => {
        const { outlineStyle, boxShadow } = getComputedStyle(each)
        return outlineStyle !== 'none' || boxShadow !== 'none'
      })
    const { bottom, right, top, left } = element.getBoundingClientRect()
    const inside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
    const { outerHTML } = element
    return marked && inside
      ? 'visible'
      : `marked ${marked}, inside ${inside}: ${outerHTML.slice(0, 200)}`
  })
  expect(['visible', 'nothing']).toContain(seen)
}

describe('the whole way without a mouse', { timeout: 60_000 }, () => {
  let shop: Shop
  let page: Page

  beforeAll(async () => {
    shop = await openShop({ seed: (dataDir) => optOutByCommand(dataDir, '11 8765-4321') })
    page = shop.page
    // The browser is told at once that dialogs are answered here, not while one is opening.
    page.on('filechooser', () => {})
  })
  afterAll(() => shop?.close())

  test('the first Tab offers the way past the navigation', async () => {
    await page.keyboard.press('Tab')
    await expectVisibleFocus(page)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  test('Ctrl+O opens a list, and its check is spoken', async () => {
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+o')
    await (await chooser).setFiles(shop.file('lista.csv', LIST))
    await equation(page).waitFor()
    await page.getByText('Conferência pronta: 61 linhas, 60 ficam.').waitFor({ state: 'attached' })
  })

  test('Tab reaches every part, and each shows where one is', async () => {
    await page.getByRole('heading', { level: 1 }).click()
    await tabTo(page, /Alterar leitura/)
    await tabTo(page, /Descadastrados 1/)
    await tabTo(page, /Linhas da planilha/)
  })

  test('arrows, pages and both ends lead through the rows; Enter explains one', async () => {
    const current = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant'))
    await page.keyboard.press('ArrowDown')
    expect(await current()).toBe('row-0')
    await page.keyboard.press('End')
    expect(await current()).toBe('row-60')
    const last = page.locator('#row-60')
    expect(await last.getAttribute('aria-rowindex')).toBe('62')
    await page.keyboard.press('PageUp')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Linha 2' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('complementary', { name: 'Linha 3' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('complementary', { name: 'Linha 3' }).waitFor({ state: 'detached' })
  })

  test('F6 goes round the parts of the window', async () => {
    const places = new Set<string>()
    for (let steps = 0; steps < 5; steps++) {
      await page.keyboard.press('F6')
      await expectVisibleFocus(page)
      places.add(
        await page.evaluate(
          () =>
            document.activeElement?.closest('nav, header, main, aside, footer')?.tagName ?? 'none',
        ),
      )
    }
    expect(places.size).toBeGreaterThanOrEqual(3)
  })

  test('Ctrl+S saves, and the focus is on what came out', async () => {
    await page.keyboard.press('Control+s')
    await page.getByRole('heading', { name: '60 contatos prontos para enviar' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      '60 contatos prontos para enviar',
    )
  })

  test('Escape closes a dialog and gives the focus back', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('60 contatos prontos para enviar')
  })

  test('in forced colours the chosen things keep a mark of their own', async () => {
    await page.emulateMedia({ forcedColors: 'active' })
    const outline = await page
      .getByRole('navigation')
      .first()
      .locator('[aria-current=page]')
      .evaluate((link) => getComputedStyle(link).outlineStyle)
    expect(outline).not.toBe('none')
    await page.emulateMedia({ forcedColors: 'none' })
  })

  test('with reduced motion nothing moves', async () => {
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].map((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          return Math.max(
            Number.parseFloat(transitionDuration),
            Number.parseFloat(animationDuration),
          )
        }),
      ),
    )
    expect(longest).toBeLessThanOrEqual(0.001)
  })
})
