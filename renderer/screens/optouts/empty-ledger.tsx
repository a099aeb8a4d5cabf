import { ShieldCheck } from 'lucide-react'
import { useT } from '../../app/language.tsx'
import styles from './empty-ledger.module.css'

/** What this list is for, while nobody is on it. */
export function EmptyLedger() {
  const t = useT()
  return (
    <section className={styles['empty']}>
      <span className={styles['icon']}>
        <ShieldCheck size={32} strokeWidth={1.4} aria-hidden />
      </span>
      <h2 className={styles['title']}>{t('optouts:empty.title')}</h2>
      <p>{t('optouts:empty.why')}</p>
      <p>{t('optouts:empty.add')}</p>
    </section>
  )
}
