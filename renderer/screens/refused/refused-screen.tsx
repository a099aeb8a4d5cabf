import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { ShieldAlert } from 'lucide-react'
import { useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
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
      <Button onClick={() => void queries.invalidateQueries()}>{t('shell:retry')}</Button>
    </Placeholder>
  )
}
