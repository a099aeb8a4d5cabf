/**
 * Every text a person reads stands in all three languages, with the same placeholders and with the
 * plural forms that the language has; none is empty, and every literal key in the code exists.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messages, type Area } from '../../shared/locales/messages.ts'
import { screenMessages } from '../../shared/locales/screen-messages.ts'
import { locales, type Locale } from '../../shared/model.ts'

const SUFFIX = /_(zero|one|two|few|many|other)$/
const PLACEHOLDER = /\{\{\s*([\w-]+)/g
const LITERAL_KEY = /\bt(?:ranslate)?\(\s*'([a-z]+:[\w.]+)'/g

/** The command line may speak to those who write programs; a screen may not. */
const SCREEN_AREAS = Object.keys(screenMessages) as (keyof typeof screenMessages)[]
const JARGON =
  /\b(encoding|codificação|parse[rd]?|parsing|hash|null|undefined|dedup\w*|buffer|token|string|regex|SQL|timeout|backend|frontend|UTF-\d+)\b/i

const problems: string[] = []
for (const area of Object.keys(messages) as Area[]) checkArea(area)
checkPlainWords()
const used = checkKeysInCode()

if (used < 100) problems.push(`only ${used} keys were found in the code: the check is blind`)
console.log(
  problems.length === 0 ? `messages agree; ${used} keys in the code` : problems.join('\n'),
)
if (problems.length > 0) process.exitCode = 1

function checkArea(area: Area): void {
  const lead: Readonly<Record<string, string>> = messages[area]['pt-BR']
  for (const locale of locales) {
    const texts: Readonly<Record<string, string>> = messages[area][locale]
    for (const key of new Set([...Object.keys(lead), ...Object.keys(texts)])) {
      const text = texts[key]
      const where = `${locale} ${area}:${key}`
      if (text === undefined) problems.push(`${where} is missing`)
      else if (lead[key] === undefined) problems.push(`${where} is not in pt-BR`)
      else if (text.trim() === '') problems.push(`${where} is empty`)
      else comparePlaceholders(where, lead[key], text)
    }
    checkPlurals(locale, area, texts)
  }
}

function comparePlaceholders(where: string, lead: string, text: string): void {
  const names = (of: string) =>
    [...new Set(Array.from(of.matchAll(PLACEHOLDER), ([, name = '']) => name))]
      .toSorted()
      .join(', ')
  if (names(lead) !== names(text)) {
    problems.push(`${where} has placeholders (${names(text)}), pt-BR has (${names(lead)})`)
  }
}

/** pt-BR and es have the category `many`, for a million; en has only one and other. */
function checkPlurals(locale: Locale, area: Area, texts: Readonly<Record<string, string>>): void {
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  const bases = new Set(
    Object.keys(texts)
      .filter((key) => SUFFIX.test(key) && `${key.replace(SUFFIX, '')}_other` in texts)
      .map((key) => key.replace(SUFFIX, '')),
  )
  for (const base of bases) {
    for (const category of needed) {
      if (!(`${base}_${category}` in texts)) {
        problems.push(`${locale} ${area}:${base} lacks the plural form ${category}`)
      }
    }
  }
}

/** What a shopkeeper reads on a screen has none of the words of our trade. */
function checkPlainWords(): void {
  for (const area of SCREEN_AREAS) {
    for (const locale of locales) {
      for (const [key, text] of Object.entries(messages[area][locale])) {
        const word = JARGON.exec(text)?.[0]
        if (word !== undefined) problems.push(`${locale} ${area}:${key} says “${word}”`)
      }
    }
  }
}

function checkKeysInCode(): number {
  let count = 0
  for (const file of sources()) {
    for (const [, key = ''] of readFileSync(file, 'utf8').matchAll(LITERAL_KEY)) {
      count++
      const [area = '', name = ''] = key.split(':')
      const texts: Readonly<Record<string, string>> | undefined = messages[area as Area]?.['pt-BR']
      if (!texts || !(name in texts || `${name}_other` in texts)) {
        problems.push(`${file} uses ${key}, which does not exist`)
      }
    }
  }
  return count
}

function sources(): string[] {
  return ['electron', 'renderer', 'shared'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(room, name)),
  )
}
