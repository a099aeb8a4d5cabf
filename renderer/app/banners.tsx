import { useEffect, useState } from 'react'
import { ErrorNote, Note } from '../parts/error-note.tsx'
import { errorFamily } from '../../shared/errors.ts'
import styles from './banners.module.css'
import { useAnswer, useCore } from './core.tsx'
import { useT } from './language.tsx'

/** Says so while the program behind a page in the browser cannot be reached. */
export function ConnectionNote() {
  const t = useT()
  const { shell } = useCore()
  const [connected, setConnected] = useState(true)
  useEffect(() => shell.onConnection(setConnected), [shell])
  if (connected) return null
  return (
    <div className={styles['banner']}>
      <Note tone="trouble" role="alert">
        {t('shell:connection.lost')} {t('shell:connection.retry')}
      </Note>
    </div>
  )
}

/** Says so on every screen when the opt-outs cannot be trusted: nothing can be cleaned then. */
export function LedgerNote() {
  const { error } = useAnswer('app.info', {})
  if (!error || errorFamily(error.code) !== 'store') return null
  return (
    <div className={styles['banner']}>
      <ErrorNote error={error} />
    </div>
  )
}
