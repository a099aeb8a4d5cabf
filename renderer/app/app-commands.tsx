import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useFilePicker } from '../parts/use-file-picker.tsx'
import { useCommand } from './commands.tsx'
import { ADD_FIELD, SEARCH_FIELD } from './field-ids.ts'
import { useIntake } from './intake.tsx'
import { Palette } from './palette.tsx'
import { usePreferences } from './preferences.ts'
import { Shortcuts } from './shortcuts.tsx'

/** The commands that hold on every screen, and the two sheets that list them. */
export function AppCommands() {
  const [, navigate] = useLocation()
  const { openFile, setIncoming } = useIntake()
  const { change } = usePreferences()
  const [sheet, setSheet] = useState<'palette' | 'shortcuts' | null>(null)
  const { pick, input } = useFilePicker(openFile)
  const toOptOuts = (then: () => void) => () => {
    navigate('/optouts')
    then()
  }

  useCommand('list.open', pick)
  useCommand(
    'optouts.add',
    toOptOuts(() => focusSoon(ADD_FIELD)),
  )
  useCommand(
    'optouts.search',
    toOptOuts(() => focusSoon(SEARCH_FIELD)),
  )
  useCommand(
    'optouts.paste',
    toOptOuts(() => setIncoming({ text: '' })),
  )
  useCommand(
    'optouts.import',
    toOptOuts(() => setIncoming({ file: null })),
  )
  useCommand('palette.open', () => setSheet('palette'))
  useCommand('theme.system', () => change({ theme: 'system' }))
  useCommand('theme.light', () => change({ theme: 'light' }))
  useCommand('theme.dark', () => change({ theme: 'dark' }))
  useCommand('language.pt-BR', () => change({ locale: 'pt-BR' }))
  useCommand('language.en', () => change({ locale: 'en' }))
  useCommand('language.es', () => change({ locale: 'es' }))
  useCommand('go.clean', () => navigate('/'))
  useCommand('go.optouts', () => navigate('/optouts'))
  useCommand('go.history', () => navigate('/history'))
  useCommand('go.reports', () => navigate('/reports'))
  useCommand('go.verify', () => navigate('/verify'))
  useCommand('go.settings', () => navigate('/settings'))
  useCommand('help.open', () => navigate('/help'))
  useCommand('help.shortcuts', () => setSheet('shortcuts'))
  useRegionKey()

  return (
    <>
      {input}
      {sheet === 'palette' && <Palette onClose={() => setSheet(null)} />}
      {sheet === 'shortcuts' && <Shortcuts onClose={() => setSheet(null)} />}
    </>
  )
}

/** The screen that has the field may have to be drawn first. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()))
}

/** F6 goes round the parts of the window, as in other programs with several. */
function useRegionKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const firsts = [...document.querySelectorAll<HTMLElement>('nav, header, main, aside, footer')]
        .filter((region) => region.closest('[role=dialog]') === null)
        .map((region) => region.querySelector<HTMLElement>(FOCUSABLE))
        .filter((first) => first !== null)
      const regions = [...new Set(firsts)]
      const here = regions.findLastIndex((first) => isBefore(first, document.activeElement))
      regions[(here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length]?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const FOCUSABLE =
  'a[href], button:enabled, input:enabled:not([hidden]), select, textarea, [tabindex="0"]'

function isBefore(first: Element, active: Element | null): boolean {
  return (
    active === first ||
    (active !== null &&
      (first.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  )
}
