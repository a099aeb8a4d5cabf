import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { isMendable, Rebuild } from '../../parts/rebuild.tsx'
import { RestoreDialog } from '../../parts/restore-dialog.tsx'
import { Placeholder } from '../../parts/placeholder.tsx'
import type { AppError } from '../../../shared/errors.ts'

/** In place of every screen that needs the opt-outs, while they cannot be trusted: no list is cleaned then. */
export function RefusedScreen({ error }: { error: AppError }) {
  const t = useT()
  const queries = useQueryClient()
  return (
    <Placeholder icon={ShieldAlert} title={t('shell:refused.title')} page>
      <p>{t('shell:refused.why')}</p>
      <ErrorNote error={error} />
      {isMendable(error) && <Rebuild />}
      {error.code !== 'store_locked' && error.code !== 'store_newer' && <Rescue />}
      <Button variant="default" onClick={() => void queries.invalidateQueries()}>
        {t('shell:retry')}
      </Button>
    </Placeholder>
  )
}

/** The newest whole copy, and the way back to it. */
function Rescue() {
  const t = useT()
  const format = useFormat()
  const { data } = useAnswer('backups.newestGood', {})
  const [open, setOpen] = useState(false)
  if (!data) return null
  const { backup } = data
  if (!backup) return <p>{t('safety:rescue.none')}</p>
  const moment = format.dateTime(backup.at)
  return (
    <>
      <p>{t('safety:rescue.newest', { moment, count: backup.suppressed })}</p>
      <Button onClick={() => setOpen(true)}>{t('backups:restore_of', { date: moment })}</Button>
      {open && <RestoreDialog backup={backup} sound={false} onClose={() => setOpen(false)} />}
    </>
  )
}
