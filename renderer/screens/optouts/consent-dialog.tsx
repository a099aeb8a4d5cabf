import { Button, Checkbox, Loader, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { useUndo } from '../../app/undo.tsx'
import { DateField } from '../../parts/date-field.tsx'
import { dayOf, startOfDay, today } from '../../parts/days.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import effects from '../../parts/effects.module.css'
import { typedCount } from '../../parts/typed-count.ts'
import { useFilePicker } from '../../parts/use-file-picker.tsx'
import type { ChosenFile } from '../../shell.ts'
import { OWN_LAYER, type Layer } from '../../../shared/consent/layers.ts'
import type { MethodInput } from '../../../shared/contract.ts'
import type { ConsentReport } from '../../../shared/contract/optouts.ts'
import type { Inspection, Instant, PhoneColumn, Scope } from '../../../shared/model.ts'
import { asInspected } from '../sheet-choice.ts'
import { ColumnSelect } from './column-select.tsx'
import styles from './import-dialog.module.css'
import { LayerSelect } from './layer-select.tsx'
import { Problems } from './problems.tsx'
import { ScopeField } from './scope-field.tsx'

/**
 * A reviewed sheet of people who consented again: first whom it would free, then, with the proof and
 * with their number typed, doing it. The one way in which many come off the list at once.
 */
export function ConsentDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { client, shell } = useCore()
  const { country } = usePreferences()
  const opening = useMutation({
    mutationFn: async (given: File | ChosenFile) => {
      const file = given instanceof File ? await shell.fileChosen(given) : given
      try {
        const reading = {}
        const asked = { place: file.place, reading, country }
        return { file, inspection: await client.call('lists.inspect', asked) }
      } catch (thrown) {
        shell.fileDone(file.place)
        throw thrown
      }
    },
  })
  const { pick, input } = useFilePicker((file) => opening.mutate(file))
  const opened = opening.data
  const place = opened?.file.place
  // Another file takes its place, or the dialog is closed.
  useEffect(() => {
    if (place === undefined) return undefined
    return () => shell.fileDone(place)
  }, [place, shell])
  return (
    <Dialog title={t('imports:consent.title')} size={640} onClose={onClose}>
      <div className={styles['body']}>
        <p>{t('imports:consent.why')}</p>
        <div className={styles['file']}>
          <p>{opened?.file.name ?? t('imports:consent.hint')}</p>
          <Button
            variant={opened ? 'default' : 'filled'}
            loading={opening.isPending}
            onClick={pick}
          >
            {t(opened ? 'lists:file.change' : 'imports:file.choose')}
          </Button>
          {input}
        </div>
        {opening.error && <ErrorNote error={opening.error} />}
        {opened && <Consents key={opened.file.place} {...opened} onClose={onClose} />}
      </div>
    </Dialog>
  )
}

function Consents({
  file,
  inspection,
  onClose,
}: {
  file: ChosenFile
  inspection: Inspection
  onClose: () => void
}) {
  const t = useT()
  const { client } = useCore()
  const { country } = usePreferences()
  const [columns, setColumns] = useState<readonly PhoneColumn[]>(
    inspection.confidence === 'doubtful' ? [] : inspection.phoneColumns,
  )
  const [scope, setScope] = useState<Scope>('everything')
  const [layer, setLayer] = useState<Layer>(OWN_LAYER)
  const list = {
    place: file.place,
    reading: asInspected({}, inspection),
    phoneColumns: [...columns],
    country,
  }
  const trial = useQuery({
    queryKey: ['consent trial', list, scope, layer],
    queryFn: ({ signal }) =>
      client.run(
        'optouts.consent',
        {
          list,
          dryRun: true,
          confirmed: 0,
          onUnreadable: 'skip',
          scope,
          layer,
          note: '',
          evidence: '',
        },
        { signal },
      ),
    enabled: columns.length > 0,
    gcTime: 0,
  })
  return (
    <>
      <div className={styles['fields']}>
        <ColumnSelect inspection={inspection} columns={columns} onChange={setColumns} />
        <LayerSelect layer={layer} onChange={setLayer} />
        <ScopeField label={t('imports:consent.scope')} value={scope} onChange={setScope} />
      </div>
      {trial.isFetching && <Loader size="sm" aria-label={t('shell:loading')} />}
      {trial.error && <ErrorNote error={trial.error} />}
      {trial.data && (
        <Confirm
          key={`${scope} ${layer} ${columns[0]?.index}`}
          inspection={inspection}
          trial={trial.data}
          request={{ list, scope, layer }}
          onClose={onClose}
        />
      )}
    </>
  )
}

/** Whom it frees, what proves it, and their number once more in one's own hand. */
function Confirm({
  inspection,
  trial,
  request,
  onClose,
}: {
  inspection: Inspection
  trial: ConsentReport
  request: Pick<MethodInput<'optouts.consent'>, 'list' | 'scope' | 'layer'>
  onClose: () => void
}) {
  const t = useT()
  const { recorded } = useUndo()
  const { client } = useCore()
  const [note, setNote] = useState('')
  const [evidence, setEvidence] = useState('')
  const [happenedAt, setHappenedAt] = useState<Instant | null>(null)
  const [skip, setSkip] = useState(false)
  const [typed, setTyped] = useState('')
  const { freed, notOptedOut, notUnderstood, read, problems } = trial
  const saving = useMutation({
    mutationFn: () =>
      client.run('optouts.consent', {
        ...request,
        dryRun: false,
        confirmed: freed,
        onUnreadable: skip ? 'skip' : 'refuse',
        note,
        evidence,
        happenedAt,
      }),
    onSuccess({ freed: done, batch }) {
      recorded(t('imports:consent.done', { count: done }), batch)
      onClose()
    },
  })
  const counted = typedCount(typed) === freed
  const proven = note.trim() !== '' && evidence.trim() !== ''
  const able = freed > 0 && counted && proven && (notUnderstood === 0 || skip)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (able) saving.mutate()
  }
  return (
    <form className={styles['body']} onSubmit={submit}>
      <section role="status" aria-label={t('imports:file.counts')}>
        <ul className={effects['effects']}>
          <li>{t('imports:file.read', { count: read })}</li>
          <li data-kind="freed">{t('imports:consent.freed', { count: freed })}</li>
          {notOptedOut > 0 && <li>{t('imports:consent.not_out', { count: notOptedOut })}</li>}
          {notUnderstood > 0 && <li>{t('imports:count.unreadable', { count: notUnderstood })}</li>}
        </ul>
      </section>
      {freed === 0 && (
        <Note tone="caution" role="status">
          {t('imports:consent.nobody')}
        </Note>
      )}
      {notUnderstood > 0 && (
        <>
          <Problems inspection={inspection} problems={problems} count={notUnderstood} />
          <Checkbox
            checked={skip}
            onChange={({ currentTarget }) => setSkip(currentTarget.checked)}
            label={t('imports:skip', { count: notUnderstood })}
            description={t('imports:consent.skip_why')}
          />
        </>
      )}
      {freed > 0 && (
        <>
          <TextInput
            label={t('person:release.note')}
            required
            maxLength={2000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Textarea
            label={t('person:release.evidence')}
            description={t('imports:consent.evidence_hint')}
            required
            autosize
            maxLength={2000}
            value={evidence}
            onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
          />
          <div className={styles['fields']}>
            <DateField
              label={t('imports:consent.day')}
              range={{ max: today() }}
              value={happenedAt === null ? '' : dayOf(happenedAt)}
              onChange={(day) => setHappenedAt(day === null ? null : startOfDay(day))}
            />
            <TextInput
              label={t('imports:consent.type', { count: freed })}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </div>
        </>
      )}
      {saving.error && <ErrorNote error={saving.error} />}
      <footer className={styles['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('shell:cancel')}
        </Button>
        <Button type="submit" color="urucum" disabled={!able} loading={saving.isPending}>
          {t('imports:consent.confirm')}
        </Button>
      </footer>
    </form>
  )
}
