import { useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { CleanScreen } from '../screens/clean/clean-screen.tsx'
import { CleaningProvider } from '../screens/clean/cleaning-context.tsx'
import { OptOutsScreen } from '../screens/optouts/optouts-screen.tsx'
import { ConnectionNote, LedgerNote } from './banners.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import styles from './frame.module.css'
import { IntakeProvider } from './intake.tsx'
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
        href="#/"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('shell:nav.skip')}
      </a>
      <Navigation path={path} />
      <TopBar title={t(screen.title)} />
      <main ref={main} className={styles['main']} tabIndex={-1}>
        <ConnectionNote />
        <LedgerNote />
        <ErrorBoundary resetBy={path} onLeave={() => navigate('/')}>
          <CleaningProvider>
            <IntakeProvider>
              <Switch>
                <Route path="/" component={CleanScreen} />
                <Route path="/optouts" component={OptOutsScreen} />
                <Route>
                  <Redirect to="/" replace />
                </Route>
              </Switch>
            </IntakeProvider>
          </CleaningProvider>
        </ErrorBoundary>
      </main>
    </div>
  )
}
