import { Power } from 'lucide-react'
import { useState } from 'react'
import { useCore } from './core.tsx'
import { useT } from './language.tsx'
import styles from './quit-button.module.css'

/** Stops the program behind a page in the browser; a window of its own closes by itself. */
export function QuitButton() {
  const t = useT()
  const { shell } = useCore()
  const [stopped, setStopped] = useState(false)
  const quit = () => void shell.quit().finally(() => setStopped(true))
  return (
    <>
      <button
        type="button"
        className={styles['quit']}
        onClick={quit}
        title={t('shell:quit.action')}
      >
        <Power size={18} strokeWidth={1.8} aria-hidden />
        <span>{t('shell:quit.action')}</span>
      </button>
      {stopped && (
        <div className={styles['stopped']} role="alertdialog" aria-label={t('shell:quit.done')}>
          {t('shell:quit.done')}
        </div>
      )}
    </>
  )
}
