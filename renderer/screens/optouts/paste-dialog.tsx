import { Button, Checkbox, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useLanguage, useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { useUndo } from '../../app/undo.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { MethodOutput } from '../../../shared/contract.ts'
import styles from './paste-dialog.module.css'
import { ConsentFields, noDetails, type ConsentDetails } from './consent-fields.tsx'

type Previewed = MethodOutput<'optouts.preview'>[number]
type Status = Previewed['status']

/** The rest is counted, not listed: nobody reads more. */
const MOST_SHOWN = 300

/** Many numbers as they come; what was made of each stands beside it before anything is saved. */
export function PasteDialog({ initial, onClose }: { initial: string; onClose: () => void }) {
  const t = useT()
  const { recorded } = useUndo()
  const { locale } = useLanguage()
  const { client } = useCore()
  const { country } = usePreferences()
  const [text, setText] = useState(initial)
  const [asked] = useDebouncedValue(text, 250)
  const [skip, setSkip] = useState(false)
  const [details, setDetails] = useState<ConsentDetails>(noDetails)
  const preview = useAnswer(
    'optouts.preview',
    { text: asked, country, locale },
    { enabled: asked.trim() !== '', keepPrevious: true },
  )
  const lines = asked.trim() === '' ? [] : (preview.data ?? [])
  const counts = countStatuses(lines)
  const cells = lines.filter(({ status }) => status !== 'unreadable').map(({ written }) => written)

  const adding = useMutation({
    mutationFn: () =>
      client.call('optouts.add', {
        cells,
        country,
        ...details,
        onUnreadable: 'refuse',
      }),
    onSuccess: ({ created, batch }) => {
      recorded(t('imports:done', { count: created }), batch)
      onClose()
    },
  })
  const ready = counts.new > 0 && (counts.unreadable === 0 || skip) && text === asked

  return (
    <Dialog title={t('imports:paste.title')} size={880} onClose={onClose}>
      <div className={styles['sides']}>
        <Textarea
          label={t('imports:paste.label')}
          description={t('imports:paste.hint')}
          className={styles['field'] ?? ''}
          classNames={{ input: styles['text'] ?? '' }}
          rows={14}
          data-autofocus
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <section className={styles['preview']} aria-label={t('imports:paste.preview')}>
          <p className={styles['counts']} role="status">
            {lines.length === 0 ? t('imports:paste.none') : <Counts counts={counts} />}
          </p>
          <ul className={styles['lines']} tabIndex={0} aria-label={t('imports:paste.preview')}>
            {lines.slice(0, MOST_SHOWN).map((line, position) => (
              <PreviewLine key={`${position} ${line.written}`} line={line} />
            ))}
          </ul>
        </section>
      </div>
      <details className={styles['details']}>
        <summary>{t('optouts:add.details')}</summary>
        <ConsentFields details={details} onChange={setDetails} />
      </details>
      {preview.error && <ErrorNote error={preview.error} />}
      {adding.error && <ErrorNote error={adding.error} />}
      <footer className={styles['foot']}>
        {counts.unreadable > 0 && (
          <Checkbox
            checked={skip}
            onChange={({ currentTarget }) => setSkip(currentTarget.checked)}
            label={t('imports:skip', { count: counts.unreadable })}
            description={t('imports:skip.why_paste')}
          />
        )}
        {lines.length > 0 && counts.new === 0 && <p>{t('imports:nothing_new')}</p>}
        <Button variant="default" onClick={onClose}>
          {t('shell:cancel')}
        </Button>
        <Button disabled={!ready} loading={adding.isPending} onClick={() => adding.mutate()}>
          {t('imports:add', { count: counts.new })}
        </Button>
      </footer>
    </Dialog>
  )
}

function countStatuses(lines: readonly Previewed[]): Record<Status, number> {
  const counts = { new: 0, already: 0, repeated: 0, unreadable: 0 }
  for (const { status } of lines) counts[status]++
  return counts
}

function Counts({ counts }: { counts: Readonly<Record<Status, number>> }) {
  const t = useT()
  return (
    <>
      <b>{t('imports:count.new', { count: counts.new })}</b>
      {counts.already > 0 && <> · {t('imports:count.already', { count: counts.already })}</>}
      {counts.unreadable > 0 && (
        <strong> · {t('imports:count.unreadable', { count: counts.unreadable })}</strong>
      )}
    </>
  )
}

function PreviewLine({ line }: { line: Previewed }) {
  const t = useT()
  return (
    <li data-status={line.status}>
      <span>{line.status === 'unreadable' ? line.written : line.display}</span>
      <em>{t(`imports:status.${line.status}`)}</em>
      {line.status === 'unreadable' && <small>{line.explanation}</small>}
    </li>
  )
}
