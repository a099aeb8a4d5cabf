/**
 * Pictures of every screen and dialog in three languages, by day and by night, in two sizes, for
 * people to look at. `npm run screenshots [-- NAME...]` writes them to `screenshots/`; with `--quick`
 * only those in Portuguese, by day, in the larger size. Ends with 1 when a scene could not be reached or words do
 * not fit.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { locales, type Locale } from '../../shared/model.ts'
import { launchChromium } from './support/chromium.ts'
import { furnish } from './support/furnish.ts'
import { overflowing, settled } from './support/looks.ts'
import { scenes, wordsOf, type Scene } from './support/scenes.ts'
import { openShop, type Shop } from './support/shop.ts'
import { removeFolder, temporaryFolder } from './support/temporary.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 900, height: 600 },
] as const
const THEMES = ['light', 'dark'] as const
const TARGET = 'screenshots'
const TRIES = 3

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const quick = process.argv.includes('--quick')
const wanted = scenes.filter(({ name }) => names.length === 0 || names.includes(name))
const sizes = quick ? SIZES.slice(0, 1) : SIZES
const themes = quick ? THEMES.slice(0, 1) : THEMES

mkdirSync(TARGET, { recursive: true })
const began = performance.now()
const faults: string[] = []
let count = 0
const furnished = temporaryFolder()
const dataDir = join(furnished, 'dados')
furnish(dataDir)
const browser = await launchChromium()
for (const locale of quick ? locales.slice(0, 1) : locales) {
  // A shop of its own for each language: what one leaves behind does not stand in the next.
  const shop = await openShop({
    browser,
    locale,
    seed: (target) => cpSync(dataDir, target, { recursive: true }),
  })
  for (const scene of wanted) await takeAll(shop, scene, locale)
  await shop.close()
}
await browser.close()
removeFolder(furnished)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(`${count} pictures in ${TARGET}/ after ${seconds} s`)
for (const each of faults) console.error(each)
if (faults.length > 0) process.exitCode = 1

/** Goes to a scene once, and looks at it in every light and size. */
async function takeAll(shop: Shop, scene: Scene, locale: Locale): Promise<void> {
  const { page } = shop
  const fault = await reach(shop, scene, locale)
  if (fault !== null) faults.push(`${scene.name} (${locale}): ${fault}`)
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settled(page)
      const name = `${scene.name}-${locale}-${colorScheme}-${size.width}x${size.height}.png`
      await page.screenshot({ path: join(TARGET, name), animations: 'disabled' })
      count++
    }
    for (const each of await overflowing(page)) {
      faults.push(`${scene.name} (${locale}, ${size.width}): ${each}`)
    }
  }
}

/** @returns why it could not be reached, or `null` */
async function reach({ page, host }: Shop, scene: Scene, locale: Locale): Promise<string | null> {
  for (let tries = 1; ; tries++) {
    try {
      await page.setViewportSize(SIZES[0])
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(`${host.origin}/#/`)
      await page.reload()
      await page.getByRole('navigation').first().waitFor()
      await scene.go(page, wordsOf(locale))
      return null
    } catch (cause) {
      if (tries === TRIES) return String(cause)
    }
  }
}
