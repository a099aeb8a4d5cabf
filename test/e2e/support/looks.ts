import type { Page } from 'playwright-core'

/** Waits until what was asked of the page is on the screen, and nothing moves there any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    await document.fonts.ready
    for (let frames = 0; frames < 3; frames++) await nextFrame()
    const isMoving = () =>
      document.getAnimations().some(({ playState, effect }) => {
        const { endTime } = effect?.getComputedTiming() ?? {}
        return playState === 'running' && endTime !== Infinity
      })
    for (let frames = 0; frames < 60 && isMoving(); frames++) await nextFrame()
  })
}

/**
 * What sticks out: the page itself wider than its window, or a button, label or heading whose words do
 * not fit into it.
 */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways')
    for (const element of document.querySelectorAll<HTMLElement>(
      'main, header, footer, nav, [role=dialog]',
    )) {
      const { left, right } = element.getBoundingClientRect()
      if (right > innerWidth + 1 || left < -1) found.push(`${element.tagName} lies outside`)
    }
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, button *, h1, h2, h3, label, label *, [role=dialog] footer *',
    )) {
      if (!(element instanceof HTMLElement) || element.offsetParent === null) continue
      if (element.closest('[role=grid], table, summary, select')) continue
      const style = getComputedStyle(element)
      const clipped = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis'
      // What is there for screen readers alone is a pixel wide.
      if (
        !element.innerText.trim() ||
        !clipped ||
        style.overflowX === 'auto' ||
        element.clientWidth < 2
      )
        continue
      if (element.scrollWidth > element.clientWidth + 2) {
        found.push(`words cut off: ${element.innerText.slice(0, 60)}`)
      }
    }
    // What a row is called, such as a person's number, is there in whole, even where the rest gives way.
    for (const name of document.querySelectorAll<HTMLElement>('tbody th[scope=row]')) {
      if (name.scrollWidth > name.clientWidth + 1) found.push(`name cut off: ${name.innerText}`)
    }
    return [...new Set(found)]
  })
}
