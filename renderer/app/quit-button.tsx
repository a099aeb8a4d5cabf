import { Button } from '@mantine/core'
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
      <Button
        variant="subtle"
        color="gray"
        justify="flex-start"
        leftSection={<Power size={16} aria-hidden />}
        onClick={quit}
        aria-label={t('shell:quit.action')}
      >
        {t('shell:quit.action')}
      </Button>
      {stopped && (
        <div className={styles['stopped']} role="alertdialog" aria-label={t('shell:quit.done')}>
          {t('shell:quit.done')}
        </div>
      )}
    </>
  )
}
