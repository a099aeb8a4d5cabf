import { useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { CleanScreen } from '../screens/clean/clean-screen.tsx'
import { HelpScreen } from '../screens/help/help-screen.tsx'
import { HistoryScreen } from '../screens/history/history-screen.tsx'
import { OptOutsScreen } from '../screens/optouts/optouts-screen.tsx'
import { ReportsScreen } from '../screens/reports/reports-screen.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { ConnectionNote, LedgerNote } from './banners.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import styles from './frame.module.css'
import { useT } from './language.tsx'
import { Navigation } from './navigation.tsx'
import { screenAt } from './screens.ts'
import { TopBar } from './top-bar.tsx'

/** Sidebar, top bar and the present screen. */
export function Frame() {
  const t = useT()
  const [path, navigate] = useLocation()
  const main = useRef<HTMLElement>(null)
  const screen = screenAt(path)

  useEffect(() => {
    document.title = `${t(screen.title)} · ${t('shell:product')}`
  }, [t, screen])

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
        <ConnectionNote />
        <LedgerNote />
        <ErrorBoundary resetBy={path} onLeave={() => navigate('/')}>
          <Switch>
            <Route path="/" component={CleanScreen} />
            <Route path="/optouts" component={OptOutsScreen} />
            <Route path="/history" component={HistoryScreen} />
            <Route path="/reports" component={ReportsScreen} />
            <Route path="/settings" component={SettingsScreen} />
            <Route path="/help" component={HelpScreen} />
            <Route>
              <Redirect to="/" replace />
            </Route>
          </Switch>
        </ErrorBoundary>
      </main>
    </div>
  )
}
