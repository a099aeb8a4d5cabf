import {
  createContext,
  use,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { onReconnected, useCore } from '../../app/core.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { createCleaning, type Cleaning, type CleaningControl } from './cleaning.ts'

const CleaningContext = createContext<CleaningControl | null>(null)

/** Keeps the list at hand while its operator visits other screens. */
export function CleaningProvider({ children }: { children: ReactNode }) {
  const { client, shell } = useCore()
  const preferences = usePreferences()
  const latest = useRef(preferences)
  useEffect(() => {
    latest.current = preferences
  })
  const [control] = useState(() => createCleaning(client, shell, () => latest.current))
  useEffect(() => {
    const recheck = () => {
      if (checkIsStale(control.read())) void control.recheck()
    }
    const stopHearing = client.onEvent(({ type }) => type === 'store.changed' && recheck())
    const stopWatching = onReconnected(shell, recheck)
    return () => {
      stopHearing()
      stopWatching()
    }
  }, [client, shell, control])
  return <CleaningContext value={control}>{children}</CleaningContext>
}

/** Opt-outs recorded after a check change its verdicts; a list already saved keeps its own. */
function checkIsStale(cleaning: Cleaning): boolean {
  return (
    cleaning.step === 'checked' &&
    cleaning.check.status === 'done' &&
    (cleaning.saving.status === 'waiting' || cleaning.saving.status === 'failed')
  )
}

export function useCleaningControl(): CleaningControl {
  const control = use(CleaningContext)
  if (!control) throw new Error('no CleaningProvider above')
  return control
}

export function useCleaning(): Cleaning {
  const control = useCleaningControl()
  return useSyncExternalStore(control.subscribe, control.read)
}
