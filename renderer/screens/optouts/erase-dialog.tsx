import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import type { Erased } from '../../../shared/contract/subjects.ts'
import styles from './person-dialogs.module.css'

/** Erases one person at their request (LGPD, art. 18 VI), who stays opted out all the same. */
export function EraseDialog({ cell, onClose }: { cell: string; onClose: () => void }) {
  const t = useT()
  const { client } = useCore()
  const { country } = usePreferences()
  const queries = useQueryClient()
  const [typedAgain, setTypedAgain] = useState('')
  const erasing = useMutation({
    mutationFn: () =>
      client.run('subjects.erase', { cell, typedAgain, country, backups: 'rewrite' }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    erasing.mutate()
  }
  return (
    <Dialog title={t('person:erase.title')} size={520} onClose={onClose}>
      <form className={styles['body']} onSubmit={submit}>
        {erasing.data ? (
          <Outcome erased={erasing.data} />
        ) : (
          <>
            <p>{t('person:erase.what')}</p>
            <p>{t('person:erase.stays')}</p>
            <TextInput
              label={t('person:erase.again')}
              inputMode="tel"
              autoComplete="off"
              value={typedAgain}
              onChange={({ currentTarget }) => setTypedAgain(currentTarget.value)}
            />
          </>
        )}
        {erasing.error && <ErrorNote error={erasing.error} />}
        <footer className={styles['foot']}>
          <Button variant="default" onClick={onClose}>
            {t(erasing.data ? 'shell:close' : 'shell:cancel')}
          </Button>
          {!erasing.data && (
            <Button
              type="submit"
              color="red"
              loading={erasing.isPending}
              disabled={typedAgain.trim() === ''}
            >
              {t('person:erase.confirm')}
            </Button>
          )}
        </footer>
      </form>
    </Dialog>
  )
}

function Outcome({ erased }: { erased: Erased }) {
  const t = useT()
  const { events, rewritten, left, files, lingers } = erased
  return (
    <div role="status">
      <p>{t('safety:erase.done', { count: events })}</p>
      <p>{t('safety:erase.stays')}</p>
      {rewritten.length > 0 && (
        <Names title={t('safety:erase.rewritten', { count: rewritten.length })} names={rewritten} />
      )}
      {left.length > 0 && (
        <Names title={t('safety:erase.left', { count: left.length })} names={left} />
      )}
      {files.length > 0 && (
        <Names title={t('safety:erase.files', { count: files.length })} names={files} />
      )}
      {lingers && <Note tone="caution">{t('safety:erase.lingers')}</Note>}
    </div>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <>
      <p>{title}</p>
      <ul className={styles['remaining']}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  )
}
