import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCore } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { useUndo } from '../../app/undo.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import {
  releaseGroundSchema,
  type LedgerEventView,
  type ReleaseGround,
} from '../../../shared/contract/optouts.ts'
import type { Chosen } from './chosen.ts'
import { layerName } from './layer-name.ts'
import styles from './person-dialogs.module.css'
import { scopeName } from './scope-name.ts'

/** Frees one person, as a single deliberate act: on which ground, with what proof, the number typed again. */
export function ReleaseDialog({
  chosen,
  events,
  onClose,
  onReleased,
}: {
  chosen: Chosen
  events: readonly LedgerEventView[]
  onClose: () => void
  onReleased: () => void
}) {
  const t = useT()
  const format = useFormat()
  const { recorded } = useUndo()
  const { client } = useCore()
  const { country } = usePreferences()
  const [ground, setGround] = useState<ReleaseGround | null>(null)
  const [note, setNote] = useState('')
  const [evidence, setEvidence] = useState('')
  const [typedAgain, setTypedAgain] = useState('')
  const latest = events.findLast(({ kind }) => kind === 'opt_out')

  const releasing = useMutation({
    mutationFn: (chosenGround: ReleaseGround) =>
      client.call('optouts.release', {
        cell: chosen.display,
        typedAgain,
        country,
        scope: latest?.scope ?? 'everything',
        layer: latest?.layer ?? 'own',
        ground: chosenGround,
        note,
        evidence,
      }),
    onSuccess({ display, remaining, batch }) {
      if (remaining.length > 0) return
      recorded(t('person:release.done', { display }), batch)
      onReleased()
    },
  })
  const complete =
    ground !== null &&
    typedAgain.trim() !== '' &&
    note.trim() !== '' &&
    (ground === 'mistake' || evidence.trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete) releasing.mutate(ground)
  }

  return (
    <Dialog
      title={t('person:release.title', { display: chosen.display })}
      size={560}
      onClose={onClose}
    >
      <form className={styles['body']} onSubmit={submit}>
        <Note tone="caution">{t('person:release.law')}</Note>
        <Radio.Group
          label={t('person:release.ground')}
          value={ground}
          onChange={(value) => setGround(releaseGroundSchema.parse(value))}
        >
          <div className={styles['choices']}>
            {releaseGroundSchema.options.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`person:release.${value}`)}
                description={t(`person:release.${value}_hint`)}
              />
            ))}
          </div>
        </Radio.Group>
        <TextInput
          label={t('person:release.note')}
          maxLength={2000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {ground === 'consent' && (
          <Textarea
            label={t('person:release.evidence')}
            description={t('person:release.evidence_hint')}
            maxLength={2000}
            value={evidence}
            onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
          />
        )}
        <TextInput
          label={t('person:release.again')}
          description={chosen.display}
          autoComplete="off"
          value={typedAgain}
          onChange={({ currentTarget }) => setTypedAgain(currentTarget.value)}
        />
        {releasing.error && <ErrorNote error={releasing.error} />}
        {releasing.data && releasing.data.remaining.length > 0 && (
          <Note tone="caution" role="status">
            {t('person:release.remaining')}
            <ul className={styles['remaining']}>
              {releasing.data.remaining.map((entry) => (
                <li key={entry.entry}>
                  {scopeName(entry.scope, t)} · {layerName(entry.layer, t)} ·{' '}
                  {format.date(entry.since)}
                </li>
              ))}
            </ul>
          </Note>
        )}
        <footer className={styles['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" color="urucum" disabled={!complete} loading={releasing.isPending}>
            {t('person:release.confirm')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
