import { Button, Loader } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArchiveRestore, Save } from 'lucide-react'
import { useState } from 'react'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { RestoreDialog } from '../../parts/restore-dialog.tsx'
import type { BackupView } from '../../../shared/contract/store.ts'
import styles from './backups-section.module.css'
import { Section } from './section.tsx'

const FIRST = 5

/** The copies of the opt-outs that are kept by themselves, one more at will, and the way back to one. */
export function BackupsSection() {
  const t = useT()
  const toast = useToast()
  const { client } = useCore()
  const queries = useQueryClient()
  const { data, error } = useAnswer('backups.list', {})
  const { error: refused } = useAnswer('app.info', {})
  const [all, setAll] = useState(false)
  const [restoring, setRestoring] = useState<BackupView | null>(null)
  const creating = useMutation({
    mutationFn: () => client.run('backups.create', {}),
    onSuccess() {
      toast(t('backups:created'))
      return queries.invalidateQueries({ queryKey: ['backups.list'] })
    },
  })
  return (
    <Section title={t('backups:title')}>
      <p>{t('backups:why')}</p>
      <Button
        className={styles['create'] ?? ''}
        variant="default"
        leftSection={<Save size={16} aria-hidden />}
        loading={creating.isPending}
        onClick={() => creating.mutate()}
      >
        {t('backups:create')}
      </Button>
      {creating.error && <ErrorNote error={creating.error} />}
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loader size="sm" aria-label={t('shell:loading')} />}
      {data?.length === 0 && <p>{t('backups:none')}</p>}
      <ul className={styles['list']}>
        {data?.slice(0, all ? undefined : FIRST).map((backup) => (
          <BackupRow key={backup.name} backup={backup} onRestore={() => setRestoring(backup)} />
        ))}
      </ul>
      {data && data.length > FIRST && !all && (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
          {t('backups:all', { count: data.length })}
        </Button>
      )}
      {restoring && (
        <RestoreDialog backup={restoring} sound={!refused} onClose={() => setRestoring(null)} />
      )}
    </Section>
  )
}

function BackupRow({ backup, onRestore }: { backup: BackupView; onRestore: () => void }) {
  const t = useT()
  const format = useFormat()
  const date = format.dateTime(backup.at)
  return (
    <li className={styles['backup']}>
      <strong>{date}</strong>
      <span>{t(`backups:reason.${backup.why}`)}</span>
      <span>{t('shell:ledger.people', { count: backup.suppressed })}</span>
      <span>{format.bytes(backup.bytes)}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<ArchiveRestore size={15} aria-hidden />}
        aria-label={`${t('backups:restore')} (${date})`}
        onClick={onRestore}
      >
        {t('backups:restore')}
      </Button>
    </li>
  )
}
