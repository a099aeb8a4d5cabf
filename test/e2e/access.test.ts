import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { furnish } from './support/furnish.ts'
import { overflowing, settled } from './support/looks.ts'
import { scenes, wordsOf } from './support/scenes.ts'
import { openShop, type Shop } from './support/shop.ts'

const t = wordsOf('pt-BR')

async function fresh(shop: Shop): Promise<Page> {
  await shop.page.goto(`${shop.host.origin}/#/`)
  await shop.page.reload()
  await shop.page.getByRole('navigation').first().waitFor()
  return shop.page
}

describe('everybody can use every screen', { timeout: 60_000 }, () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop({ seed: furnish })
  })
  afterAll(() => shop?.close())

  describe.each(scenes)('$name', (scene) => {
    test('has no serious fault by day or by night, and fits small windows', async () => {
      const page = await fresh(shop)
      await page.setViewportSize({ width: 1366, height: 768 })
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await scene.go(page, t)
      await settled(page)
      expect(await seriousFaults(page)).toEqual([])
      // By night only the colours are others.
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await settled(page)
      expect(await seriousFaults(page, 'color-contrast')).toEqual([])
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

      await page.setViewportSize({ width: 900, height: 600 })
      await settled(page)
      expect(await overflowing(page)).toEqual([])
      // 1366×768 at 200 %.
      await page.setViewportSize({ width: 683, height: 384 })
      await settled(page)
      expect(await overflowing(page)).toEqual([])
      await page.setViewportSize({ width: 1366, height: 768 })

      await lengthenTexts(page)
      for (const width of [1366, 900]) {
        await page.setViewportSize({ width, height: 768 })
        await settled(page)
        expect(await overflowing(page)).toEqual([])
      }
    })
  })
})

/** Faults of weight that axe finds, as `rule: where`. */
async function seriousFaults(page: Page, onlyRule?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  if (onlyRule === undefined) {
    axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  } else axe.withRules(onlyRule)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** Makes every text about as long and as full of signs as the longest languages would. */
async function lengthenTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text)
    for (const text of texts) {
      const words = text.data.trim()
      if (words.length < 3 || !/\p{L}/u.test(words)) continue
      text.data = `${text.data} ${'ÄÉÎß'.repeat(Math.ceil((words.length * 0.4) / 4))}`
    }
  })
}
