import { lazy, Suspense, useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { CleanScreen } from '../screens/clean/clean-screen.tsx'
import { RefusedScreen } from '../screens/refused/refused-screen.tsx'
import { errorFamily } from '../../shared/errors.ts'
import { OptOutsScreen } from '../screens/optouts/optouts-screen.tsx'
import { LedgerNote, RefusalNote, UndoTrouble } from './banners.tsx'
import { ConnectionLost } from './connection-lost.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import styles from './frame.module.css'
import { useAnswer } from './core.tsx'
import { useT } from './language.tsx'
import { Navigation } from './navigation.tsx'
import { screenAt, workScreens } from './screens.ts'
import { learnTheRest } from './sentences.ts'
import { TopBar } from './top-bar.tsx'

// What people come for is here at once; the rest follows while nothing else goes on.
const later = {
  history: () => import('../screens/history/history-screen.tsx'),
  reports: () => import('../screens/reports/reports-screen.tsx'),
  verify: () => import('../screens/verify/verify-screen.tsx'),
  settings: () => import('../screens/settings/settings-screen.tsx'),
  help: () => import('../screens/help/help-screen.tsx'),
}
const HistoryScreen = lazy(async () => ({ default: (await later.history()).HistoryScreen }))
const ReportsScreen = lazy(async () => ({ default: (await later.reports()).ReportsScreen }))
const VerifyScreen = lazy(async () => ({ default: (await later.verify()).VerifyScreen }))
const SettingsScreen = lazy(async () => ({ default: (await later.settings()).SettingsScreen }))
const HelpScreen = lazy(async () => ({ default: (await later.help()).HelpScreen }))

/** Sidebar, top bar and the present screen. */
export function Frame() {
  const t = useT()
  const [path, navigate] = useLocation()
  const main = useRef<HTMLElement>(null)
  const screen = screenAt(path)
  const { error } = useAnswer('app.info', {})
  const refused = error && errorFamily(error.code) === 'store' ? error : null

  useEffect(() => {
    document.title = `${t(screen.title)} · ${t('shell:product')}`
  }, [t, screen])

  useEffect(() => {
    const idle = requestIdleCallback(() => {
      learnTheRest()
      Object.values(later).forEach((load) => void load())
    })
    return () => cancelIdleCallback(idle)
  }, [])

  return (
    <div className={styles['frame']}>
      <a
        className={styles['skip']}
        href="#content"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('shell:nav.skip')}
      </a>
      <Navigation path={path} />
      <TopBar title={t(screen.title)} />
      <main ref={main} id="content" className={styles['main']} tabIndex={-1}>
        <RefusalNote />
        <LedgerNote />
        <UndoTrouble />
        <ErrorBoundary resetBy={path} onLeave={() => navigate('/')}>
          <Suspense>
            {refused && workScreens.includes(screen) ? (
              <RefusedScreen error={refused} />
            ) : (
              <Screens />
            )}
          </Suspense>
        </ErrorBoundary>
      </main>
      <ConnectionLost />
    </div>
  )
}

function Screens() {
  return (
    <Switch>
      <Route path="/" component={CleanScreen} />
      <Route path="/optouts" component={OptOutsScreen} />
      <Route path="/history" component={HistoryScreen} />
      <Route path="/reports" component={ReportsScreen} />
      <Route path="/verify" component={VerifyScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route path="/help" component={HelpScreen} />
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  )
}
