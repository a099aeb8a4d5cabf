import { Button, Loader, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCore } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import effects from '../../parts/effects.module.css'
import { typedCount } from '../../parts/typed-count.ts'
import type { Merged } from '../../../shared/contract/store.ts'
import type { ChosenFile } from '../../shell.ts'
import styles from './merge-dialog.module.css'

/**
 * Takes in what another computer knows: from whom it is, what it changes, and only then the change.
 * A computer that is not known yet is known by the code that it shows to its own people, and whoever
 * would get messages again is counted by hand.
 */
export function MergeDialog({ file, onClose }: { file: File | ChosenFile; onClose: () => void }) {
  const t = useT()
  const { client, shell } = useCore()
  const trial = useQuery({
    queryKey: ['merge trial', file.name],
    async queryFn() {
      const { place } = file instanceof File ? await shell.fileChosen(file) : file
      const choices = { dryRun: true, trust: null, confirmed: 0 }
      try {
        return { place, report: await client.run('merge.apply', { place, ...choices }) }
      } catch (thrown) {
        shell.fileDone(place)
        throw thrown
      }
    },
    gcTime: 0,
  })
  const close = () => {
    if (trial.data) shell.fileDone(trial.data.place)
    onClose()
  }
  return (
    <Dialog title={t('merge:read.title')} size={560} onClose={close}>
      {trial.error && <ErrorNote error={trial.error} />}
      {trial.isPending && (
        <p role="status" className={styles['reading']}>
          <Loader size="sm" aria-hidden /> {t('merge:read.running', { file: file.name })}
        </p>
      )}
      {trial.data && <Merge {...trial.data} onClose={close} />}
    </Dialog>
  )
}

function Merge({ place, report, onClose }: { place: string; report: Merged; onClose: () => void }) {
  const t = useT()
  const { client } = useCore()
  const { sender, freed } = report
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState('')
  const merging = useMutation({
    mutationFn: () =>
      client.run('merge.apply', {
        place,
        dryRun: false,
        trust: sender.acquaintance === 'new' ? sender.fingerprint : null,
        confirmed: freed,
      }),
  })
  const trusted = sender.acquaintance === 'known' || plain(code) === plain(sender.fingerprint)
  const counted = freed === 0 || typedCount(typed) === freed
  const able = sender.acquaintance !== 'other_key' && trusted && counted
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (able) merging.mutate()
  }
  if (merging.data) return <Done report={merging.data} onClose={onClose} />
  return (
    <form className={styles['body']} onSubmit={submit}>
      <Sender report={report} />
      {sender.acquaintance === 'new' && (
        <CodeField code={code} fingerprint={sender.fingerprint} onChange={setCode} />
      )}
      <Change report={report} />
      {freed > 0 && sender.acquaintance !== 'other_key' && (
        <TextInput
          label={t('merge:read.type', { count: freed })}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      {merging.error && <ErrorNote error={merging.error} />}
      <footer className={styles['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('shell:cancel')}
        </Button>
        <Button
          type="submit"
          {...(freed > 0 ? { color: 'urucum' } : {})}
          disabled={!able}
          loading={merging.isPending}
        >
          {t('merge:read.confirm')}
        </Button>
      </footer>
    </form>
  )
}

/** Who made the file, and whether that computer is known here. */
function Sender({ report: { sender } }: { report: Merged }) {
  const t = useT()
  const format = useFormat()
  return (
    <div>
      <p className={styles['from']}>
        {t('merge:read.from', {
          name: nameOf(sender, t('merge:nameless')),
          moment: format.dateTime(sender.madeAt),
        })}
      </p>
      {sender.acquaintance === 'other_key' ? (
        <Note tone="trouble" role="alert">
          {t('merge:read.other_key')}
        </Note>
      ) : (
        <p>{t(`merge:read.${sender.acquaintance}`)}</p>
      )}
    </div>
  )
}

/** The code is typed, not shown: whoever types it has looked at the other computer. */
function CodeField({
  code,
  fingerprint,
  onChange,
}: {
  code: string
  fingerprint: string
  onChange: (code: string) => void
}) {
  const t = useT()
  const wrong =
    plain(code).length >= plain(fingerprint).length && plain(code) !== plain(fingerprint)
  return (
    <TextInput
      data-autofocus
      label={t('merge:read.code')}
      description={t('merge:read.code_hint')}
      error={wrong && t('merge:read.code_wrong')}
      placeholder={fingerprint.replaceAll(/\w/g, '·')}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: styles['code'] ?? '' }}
      value={code}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function Change({ report: { events, added, freed, erased } }: { report: Merged }) {
  const t = useT()
  if (events === 0 && erased === 0) return <p role="status">{t('merge:read.nothing')}</p>
  return (
    <div role="status">
      <ul className={effects['effects']}>
        <li>{t('merge:read.entries', { count: events })}</li>
        <li data-kind="new">{t('merge:read.added', { count: added })}</li>
        {freed === 0 ? (
          <li>{t('merge:read.nobody_freed')}</li>
        ) : (
          <li data-kind="freed">{t('merge:read.freed', { count: freed })}</li>
        )}
        {erased > 0 && <li>{t('merge:read.erased', { count: erased })}</li>}
      </ul>
    </div>
  )
}

function Done({ report, onClose }: { report: Merged; onClose: () => void }) {
  const t = useT()
  return (
    <div className={styles['body']}>
      <p className={styles['from']} role="status">
        {t('merge:read.done', { name: nameOf(report.sender, t('merge:nameless')) })}
      </p>
      <Change report={report} />
      <p>{t('merge:read.back')}</p>
      <footer className={styles['foot']}>
        <Button data-autofocus onClick={onClose}>
          {t('shell:close')}
        </Button>
      </footer>
    </div>
  )
}

function nameOf({ name }: Merged['sender'], nameless: string): string {
  return name === '' ? nameless : name
}

/** A code without what people may write between its parts. */
function plain(code: string): string {
  return code.replaceAll(/[^0-9a-f]/gi, '').toUpperCase()
}
