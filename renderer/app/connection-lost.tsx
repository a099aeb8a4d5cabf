import { useEffect, useState } from 'react'
import { Unplug } from 'lucide-react'
import styles from './connection-lost.module.css'
import { useCore } from './core.tsx'
import { useT } from './language.tsx'

/** A break this short heals before anybody reads about it. */
const PATIENCE_MS = 700

/** Covers the page while the program behind it cannot be reached: nothing on it would work. */
export function ConnectionLost() {
  const t = useT()
  const { shell } = useCore()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = shell.onConnection((connected) => {
      clearTimeout(timer)
      if (connected) setLost(false)
      else timer = setTimeout(() => setLost(true), PATIENCE_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [shell])
  if (!lost) return null
  return (
    <div className={styles['cover']}>
      <section role="alertdialog" aria-labelledby="lost-title" className={styles['card']}>
        <Unplug size={30} strokeWidth={1.5} aria-hidden />
        <h2 id="lost-title" className={styles['title']}>
          {t('shell:connection.title')}
        </h2>
        <p>{t('shell:connection.lost')}</p>
        <p>{t('shell:connection.next')}</p>
        <p className={styles['retry']}>{t('shell:connection.retry')}</p>
      </section>
    </div>
  )
}
