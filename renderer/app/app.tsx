import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { createClient } from '../client.ts'
import type { Shell } from '../shell.ts'
import { CleaningProvider } from '../screens/clean/cleaning-context.tsx'
import styles from './app.module.css'
import { AppCommands } from './app-commands.tsx'
import { CommandProvider } from './commands.tsx'
import { CoreContext, createQueryClient, invalidateBy, onReconnected } from './core.tsx'
import { Frame } from './frame.tsx'
import { IntakeProvider } from './intake.tsx'
import { LanguageProvider } from './language.tsx'
import { NoSession } from './no-session.tsx'
import { PreferencesContext, rememberedLocale, useKeptPreferences } from './preferences.ts'
import { theme } from './theme.ts'
import { UndoProvider } from './undo.tsx'

/** What is said in passing must not lie over what is asked in a dialog. */
const BELOW_DIALOGS = 190

/** The whole page: with a shell its screens, without one the sentence that says what to do. */
export function App({ shell }: { shell: Shell | null }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      {shell ? (
        <Connected shell={shell} />
      ) : (
        <LanguageProvider locale={rememberedLocale()}>
          <NoSession />
        </LanguageProvider>
      )}
    </MantineProvider>
  )
}

function Connected({ shell }: { shell: Shell }) {
  const [core] = useState(() => ({ shell, client: createClient(shell) }))
  const [queries] = useState(createQueryClient)
  useEffect(() => core.client.onEvent((event) => invalidateBy(event, queries)), [core, queries])
  useEffect(
    () => onReconnected(core.shell, () => void queries.invalidateQueries()),
    [core, queries],
  )
  return (
    <CoreContext value={core}>
      <QueryClientProvider client={queries}>
        <Preferred>
          <Notifications
            position="bottom-center"
            limit={3}
            zIndex={BELOW_DIALOGS}
            classNames={{ root: styles['toasts'] ?? '' }}
          />
          <Router hook={useHashLocation}>
            <CommandProvider>
              <CleaningProvider>
                <IntakeProvider>
                  <UndoProvider>
                    <AppCommands />
                    <Frame />
                  </UndoProvider>
                </IntakeProvider>
              </CleaningProvider>
            </CommandProvider>
          </Router>
        </Preferred>
      </QueryClientProvider>
    </CoreContext>
  )
}

function Preferred({ children }: { children: ReactNode }) {
  const preferences = useKeptPreferences()
  return (
    <PreferencesContext value={preferences}>
      <LanguageProvider locale={preferences.locale}>{children}</LanguageProvider>
    </PreferencesContext>
  )
}
