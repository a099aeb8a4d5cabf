import { Button, CloseButton } from '@mantine/core'
import { useLocation } from 'wouter'
import { ErrorNote, Note } from '../parts/error-note.tsx'
import { errorFamily } from '../../shared/errors.ts'
import styles from './banners.module.css'
import { useAnswer } from './core.tsx'
import { useIntake } from './intake.tsx'
import { useT } from './language.tsx'
import { useUndo } from './undo.tsx'

/** Screens that say it in full themselves, or that do not need the opt-outs. */
const TOLD_ELSEWHERE = ['/settings', '/help']

/** Says so on the screens about the program when the opt-outs cannot be trusted. */
export function LedgerNote() {
  const [path] = useLocation()
  const { error } = useAnswer('app.info', {})
  if (!error || errorFamily(error.code) !== 'store' || !TOLD_ELSEWHERE.includes(path)) return null
  return (
    <div className={styles['banner']}>
      <ErrorNote error={error} />
    </div>
  )
}

/** Why what was dropped on the window was not taken; it stays until it is read. */
export function RefusalNote() {
  const t = useT()
  const { refusal, setRefusal } = useIntake()
  if (!refusal) return null
  return (
    <div className={styles['banner']}>
      <Note tone="caution" role="alert">
        <div className={styles['refusal']}>
          {t(refusal)}
          <CloseButton aria-label={t('shell:close')} onClick={() => setRefusal(null)} />
        </div>
      </Note>
    </div>
  )
}

/** Why taking the last change back failed. */
export function UndoTrouble() {
  const t = useT()
  const { trouble, clearTrouble } = useUndo()
  if (!trouble) return null
  return (
    <div className={styles['banner']}>
      <ErrorNote error={trouble}>
        <Button variant="default" size="compact-sm" onClick={clearTrouble}>
          {t('shell:close')}
        </Button>
      </ErrorNote>
    </div>
  )
}
