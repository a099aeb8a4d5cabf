import { useT } from './language.tsx'
import { Mark } from '../parts/mark.tsx'
import styles from './message-page.module.css'

/** All that a page without a session may show. */
export function NoSession() {
  const t = useT()
  return (
    <main className={styles['page']}>
      <Mark size={44} />
      <h1 className={styles['title']}>{t('shell:session.title')}</h1>
      <p>{t('shell:session.why')}</p>
      <p className={styles['next']}>{t('shell:session.next')}</p>
    </main>
  )
}
