import { Link } from 'wouter'
import { Mark } from '../parts/mark.tsx'
import { useAnswer, useCore } from './core.tsx'
import { useT } from './language.tsx'
import styles from './navigation.module.css'
import { QuitButton } from './quit-button.tsx'
import { programScreens, workScreens } from './screens.ts'

/** The sidebar: who we are, where one can go, and that everything is safe. */
export function Navigation({ path }: { path: string }) {
  const t = useT()
  const { shell } = useCore()
  return (
    <nav className={styles['side']} aria-label={t('shell:nav.label')}>
      <div className={styles['brand']}>
        <Mark size={28} />
        <span className={styles['word']}>{t('shell:product')}</span>
      </div>
      <Links screens={workScreens} path={path} />
      <LedgerState />
      <Links screens={programScreens} path={path} />
      {shell.capabilities.quit && <QuitButton />}
    </nav>
  )
}

function Links({ screens, path }: { screens: typeof workScreens; path: string }) {
  const t = useT()
  return (
    <ul className={styles['list']}>
      {screens.map(({ path: to, title, icon: Icon }) => (
        <li key={to}>
          <Link
            href={to}
            className={styles['link']}
            aria-current={to === path ? 'page' : undefined}
            title={t(title)}
          >
            <Icon size={18} strokeWidth={1.8} aria-hidden />
            <span className={styles['word']}>{t(title)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function LedgerState() {
  const t = useT()
  const { data: info } = useAnswer('app.info', {})
  return (
    <p className={styles['state']} hidden={!info}>
      <span className={styles['dot']} aria-hidden />
      <span className={styles['word']}>
        {t('shell:ledger.people', { count: info?.suppressed ?? 0 })}
        <small>{t('shell:ledger.safe')}</small>
      </span>
    </p>
  )
}
