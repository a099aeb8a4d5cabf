import { Button, Loader } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCore } from '../app/core.tsx'
import { useFormat, useT } from '../app/language.tsx'
import { useToast } from '../app/toast.tsx'
import type { BackupView, Restored } from '../../shared/contract/store.ts'
import { Dialog } from './dialog.tsx'
import { ErrorNote } from './error-note.tsx'
import styles from './restore-dialog.module.css'

/**
 * Goes back to a copy. Whoever opted out since stays out; on a list that is `sound` a trial says
 * first what would change.
 */
export function RestoreDialog({
  backup,
  sound,
  onClose,
}: {
  backup: BackupView
  sound: boolean
  onClose: () => void
}) {
  const t = useT()
  const format = useFormat()
  const { client } = useCore()
  const queries = useQueryClient()
  const toast = useToast()
  const { name } = backup
  const trial = useQuery({
    queryKey: ['restore trial', name],
    queryFn: () => client.run('backups.restore', { name, dryRun: true }),
    enabled: sound,
    gcTime: 0,
  })
  const restoring = useMutation({
    mutationFn: () => client.run('backups.restore', { name, dryRun: false }),
    onSuccess({ how, from }) {
      // What offered a way out of a refused list is gone together with this dialog.
      if (!sound) toast(t(`safety:restore.${how}`, { name: from }))
      return queries.invalidateQueries()
    },
  })
  const restored = restoring.data
  return (
    <Dialog title={t('backups:restore_title')} size={520} onClose={onClose}>
      <div className={styles['body']}>
        {restored ? (
          <div role="status">
            <p>{t(`safety:restore.${restored.how}`, { name: restored.from })}</p>
            <Change restored={restored} />
          </div>
        ) : (
          <>
            <p>
              {t('backups:restore_what', {
                date: format.dateTime(backup.at),
                count: backup.suppressed,
              })}
            </p>
            <p>{t('backups:restore_safe')}</p>
            {trial.isLoading && <Loader size="sm" aria-label={t('shell:loading')} />}
            {trial.data && <Change restored={trial.data} />}
            {trial.error && <ErrorNote error={trial.error} />}
          </>
        )}
        {restoring.error && <ErrorNote error={restoring.error} />}
        <footer className={styles['foot']}>
          <Button variant="default" onClick={onClose}>
            {t(restored ? 'shell:close' : 'shell:cancel')}
          </Button>
          {!restored && (
            <Button
              loading={restoring.isPending}
              disabled={sound && !trial.data}
              onClick={() => restoring.mutate()}
            >
              {t('backups:restore_confirm')}
            </Button>
          )}
        </footer>
      </div>
    </Dialog>
  )
}

function Change({ restored }: { restored: Restored }) {
  const t = useT()
  return (
    <ul className={styles['change']}>
      {restored.comeBack > 0 && (
        <li>{t('safety:restore.come_back', { count: restored.comeBack })}</li>
      )}
      {(restored.stay > 0 || restored.lost === 0) && (
        <li>{t('safety:restore.stay', { count: restored.stay })}</li>
      )}
      {restored.lost > 0 && <li>{t('safety:restore.lost', { count: restored.lost })}</li>}
    </ul>
  )
}
