import { Button } from '@mantine/core'
import { useT } from '../app/language.tsx'
import { toAppError } from '../../shared/errors.ts'
import { ErrorNote } from './error-note.tsx'
import type { HandingOut } from './use-hand-out.ts'

/** Why a file was not made; one that stands in its way can be replaced. */
export function HandOutTrouble({ of: { error, replace } }: { of: HandingOut<never> }) {
  const t = useT()
  if (error === null) return null
  return (
    <ErrorNote error={error}>
      {toAppError(error).code === 'target_exists' && (
        <Button color="urucum" size="xs" onClick={replace}>
          {t('lists:save.replace')}
        </Button>
      )}
    </ErrorNote>
  )
}
