import { Button, VisuallyHidden } from '@mantine/core'
import { FolderOpen, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { useFoot } from '../../parts/use-foot.ts'
import { ProgressLine } from '../../parts/progress-line.tsx'
import type { CheckSummary } from '../../../shared/contract.ts'
import type { Checked } from './cleaning.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import { Equation } from '../../parts/equation.tsx'
import { OptionsDialog } from './options-dialog.tsx'
import styles from './save-bar.module.css'

/** The foot of the list: the account of its rows and the one thing to do next, or how far that is. */
export function SaveBar({ list }: { list: Checked }) {
  const t = useT()
  const control = useCleaningControl()
  const { check, saving } = list
  const foot = useFoot<HTMLElement>()
  const running = [saving, check].find((work) => work.status === 'running')

  return (
    <footer ref={foot} className={styles['foot']}>
      {saving.status === 'failed' && <SaveTrouble error={saving.error} />}
      <div className={styles['bar']}>
        {running?.status === 'running' ? (
          <ProgressLine
            label={t(running === saving ? 'lists:save.running' : 'lists:check.running')}
            startedAt={running.startedAt}
            progress={running.progress}
            onCancel={() => control.cancel()}
          />
        ) : check.status === 'done' ? (
          <Ready list={list} summary={check.value} />
        ) : (
          <Unchecked list={list} />
        )}
      </div>
    </footer>
  )
}

function Ready({ list, summary }: { list: Checked; summary: CheckSummary }) {
  const t = useT()
  const { shell } = useCore()
  const control = useCleaningControl()
  const { read, counts } = summary
  const [choosing, setChoosing] = useState(false)
  const saveElsewhere = async () => {
    const folder = await shell.chooseFolder()
    if (folder) await control.save({ folder: folder.place, replace: false })
  }
  return (
    <>
      <Equation read={read} counts={counts} />
      <VisuallyHidden role="status">
        {t('lists:check.done', { count: read, kept: counts.kept })}
      </VisuallyHidden>
      <div className={styles['actions']}>
        <Button
          variant="subtle"
          leftSection={<Settings2 size={16} aria-hidden />}
          onClick={() => setChoosing(true)}
        >
          {t('outputs:open')}
        </Button>
        {choosing && <OptionsDialog list={list} onClose={() => setChoosing(false)} />}
        {shell.capabilities.nativeDialogs && (
          <Button
            variant="subtle"
            leftSection={<FolderOpen size={16} aria-hidden />}
            onClick={() => void saveElsewhere()}
          >
            {t('lists:save.folder')}
          </Button>
        )}
        <Button size="md" onClick={() => void control.save({ folder: null, replace: false })}>
          {t('lists:save.action', { count: counts.kept })}
        </Button>
      </div>
    </>
  )
}

function Unchecked({ list }: { list: Checked }) {
  const t = useT()
  const control = useCleaningControl()
  return (
    <>
      <p>{t(list.columns.length === 0 ? 'lists:check.no_column' : 'lists:check.stopped')}</p>
      {list.columns.length > 0 && (
        <Button className={styles['actions'] ?? ''} onClick={() => void control.recheck()}>
          {t('lists:check.again')}
        </Button>
      )}
    </>
  )
}

function SaveTrouble({ error }: { error: { readonly code: string } }) {
  const t = useT()
  const control = useCleaningControl()
  const replacing = error.code === 'target_exists'
  return (
    <ErrorNote error={error}>
      <div className={styles['ask']}>
        {replacing && t('lists:save.exists')}
        <Button
          {...(replacing ? { color: 'urucum' } : { variant: 'default' })}
          size="xs"
          onClick={() => void control.saveAgain(replacing ? { replace: true } : {})}
        >
          {t(replacing ? 'lists:save.replace' : 'shell:retry')}
        </Button>
      </div>
    </ErrorNote>
  )
}
