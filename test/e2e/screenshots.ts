/**
 * Pictures of every screen and dialog in three languages, by day and by night, in two sizes, for
 * people to look at. `npm run screenshots [-- NAME...]` writes them to `screenshots/`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { locales } from '../../shared/model.ts'
import { furnish } from './support/furnish.ts'
import { scenes, wordsOf } from './support/scenes.ts'
import { openShop } from './support/shop.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 900, height: 600 },
] as const
const THEMES = ['light', 'dark'] as const
const TARGET = 'screenshots'

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const quick = process.argv.includes('--quick')
const shop = await openShop({ seed: furnish })
const { page } = shop
mkdirSync(TARGET, { recursive: true })
let count = 0
for (const locale of quick ? locales.slice(0, 1) : locales) {
  const t = wordsOf(locale)
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await setLanguage(locale)
    for (const size of quick ? SIZES.slice(0, 1) : SIZES) {
      await page.setViewportSize(size)
      for (const scene of scenes) {
        if (wanted.length > 0 && !wanted.includes(scene.name)) continue
        try {
          await page.goto(`${shop.host.origin}/#/`)
          await page.reload()
          await page.getByRole('navigation').waitFor()
          await scene.go(page, t)
          await page.waitForTimeout(150)
        } catch (cause) {
          console.error(`${scene.name} (${locale}, ${theme}, ${size.width}): ${String(cause)}`)
        }
        const name = `${scene.name}-${locale}-${theme}-${size.width}x${size.height}.png`
        await page.screenshot({ path: join(TARGET, name) })
        count++
      }
    }
  }
}
await shop.close()
console.log(`${count} pictures in ${TARGET}/`)

/** By the palette, which works from every screen and in every language. */
async function setLanguage(locale: string): Promise<void> {
  await page.goto(`${shop.host.origin}/#/`)
  await page.reload()
  await page.getByRole('button', { name: /(Idioma|Language): / }).click()
  await page
    .getByRole('menuitemradio')
    .and(page.locator(`[lang="${locale}"]`))
    .click()
}
