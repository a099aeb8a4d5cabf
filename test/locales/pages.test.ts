import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { messages } from '../../shared/locales/messages.ts'
import { sentencesOf } from '../../shared/locales/sentences-of.ts'
import { screenMessages } from '../../shared/locales/screen-messages.ts'
import { locales } from '../../shared/model.ts'

const ASSETS = 'dist/renderer/assets'
/** No part of the page may grow past it unnoticed: what is loaded at once is waited for. */
const MOST_BYTES = 500_000

const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
const textOf = (script: string) => readFileSync(join(ASSETS, script), 'utf8')
/** Texts without signs that a script would write in another way. */
const plain = (texts: Readonly<Record<string, string>>) =>
  Object.values(texts).filter((text) => /^[\p{L} ,.;:]{25,}$/u.test(text))

describe('what a page loads of the sentences', () => {
  test.each(locales)('%s has a script of its own, with no other language in it', (locale) => {
    const own = scripts.filter((name) => name.startsWith(`${locale}-`))
    expect(own).toHaveLength(1)
    const text = textOf(own[0] ?? '')
    for (const [area, texts] of Object.entries(screenMessages)) {
      for (const each of locales) {
        const others = plain(texts[each]).filter((words) => text.includes(words))
        if (each === locale) expect(others, area).toEqual(plain(texts[each]))
        else expect(others.filter((words) => !plain(texts[locale]).includes(words))).toEqual([])
      }
    }
  })

  test('nothing that only the command line, menus and reports say is in any script', () => {
    const all = scripts.map(textOf).join('\n')
    const onScreens = Object.values(screenMessages)
      .flatMap((texts) => Object.values(texts['pt-BR']))
      .join('\n')
    const elsewhere = Object.entries(messages)
      .filter(([area]) => !(area in screenMessages))
      .flatMap(([, texts]) => plain(texts['pt-BR']))
      .filter((words) => !onScreens.includes(words))
    expect(elsewhere.length).toBeGreaterThan(50)
    expect(elsewhere.filter((words) => all.includes(words))).toEqual([])
  })

  test('no script is larger than half a megabyte', () => {
    const large = scripts.filter((name) => statSync(join(ASSETS, name)).size > MOST_BYTES)
    expect(large).toEqual([])
  })
})

test.each(locales)(
  'the programs of this computer read every sentence in %s from a file',
  (locale) => {
    const sentences = JSON.parse(readFileSync(`dist/sentences/${locale}.json`, 'utf8'))
    expect(sentences).toEqual(sentencesOf(messages, locale))
  },
)
