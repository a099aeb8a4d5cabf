import { useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useState } from 'react'
import type { Settings } from '../../shared/contract.ts'
import { nearestLocale } from '../../shared/locales/nearest-locale.ts'
import type { Country, Locale } from '../../shared/model.ts'
import { useAnswer, useCore } from './core.tsx'

const LOCALE = 'lista-limpa.locale'

export interface Preferences {
  readonly locale: Locale
  readonly theme: Settings['theme']
  readonly country: Country
  /** Holds at once on this screen, and for good when the core has it. */
  readonly change: (settings: Partial<Settings>) => void
}

export const PreferencesContext = createContext<Preferences | null>(null)

/** What the operator prefers, from the provider above. */
export function usePreferences(): Preferences {
  const preferences = use(PreferencesContext)
  if (!preferences) throw new Error('no preferences above')
  return preferences
}

/** The language to begin in, before the core can say which was chosen. */
export function rememberedLocale(): Locale {
  return nearestLocale(localStorage.getItem(LOCALE) ?? navigator.language)
}

/**
 * What the operator prefers, read and kept. The core keeps it; the page remembers the language too, so that it can
 * speak before the core answers, or when the store cannot be read at all.
 */
export function useKeptPreferences(): Preferences {
  const { client } = useCore()
  const queries = useQueryClient()
  const { data: settings } = useAnswer('settings.get', {})
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [remembered, setRemembered] = useState(rememberedLocale)

  const saved = settings?.theme
  useEffect(() => {
    if (saved) setColorScheme(saved === 'system' ? 'auto' : saved)
  }, [saved, setColorScheme])

  return {
    locale: settings?.locale ?? remembered,
    theme: colorScheme === 'auto' ? 'system' : colorScheme,
    country: settings?.country ?? 'BR',
    change(changes) {
      if (changes.locale) {
        localStorage.setItem(LOCALE, changes.locale)
        setRemembered(changes.locale)
      }
      if (changes.theme) setColorScheme(changes.theme === 'system' ? 'auto' : changes.theme)
      // From what is kept now: another choice of the same moment is not drawn yet.
      queries.setQueryData<Settings>(
        ['settings.get', {}],
        (kept) => kept && { ...kept, ...changes },
      )
      client.call('settings.set', changes).catch(() => undefined)
    },
  }
}
