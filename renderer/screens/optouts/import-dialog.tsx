import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { useUndo } from '../../app/undo.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { useFilePicker } from '../../parts/use-file-picker.tsx'
import type { Layer } from '../../../shared/consent/layers.ts'
import { ColumnSelect } from './column-select.tsx'
import styles from './import-dialog.module.css'
import { ImportSummary } from './import-summary.tsx'
import { LayerSelect } from './layer-select.tsx'
import { createImporting, type ImportControl, type Importing } from './importing.ts'

/** A sheet of people who asked to leave: first what it would do, then doing it. */
export function ImportDialog({
  initial,
  layer,
  onClose,
}: {
  initial: File | null
  /** Whose list it is, until somebody says otherwise. */
  layer: Layer
  onClose: () => void
}) {
  const t = useT()
  const { recorded } = useUndo()
  const { client, shell } = useCore()
  const { country } = usePreferences()
  const [control] = useState(() => createImporting(client, shell, country, layer))
  const importing = useSyncExternalStore(control.subscribe, control.read)
  const { pick, input } = useFilePicker((file) => void control.open(file))
  useEffect(() => {
    if (initial) void control.open(initial)
  }, [initial, control])

  useEffect(() => () => control.close(), [control])

  const { name, trial, saving } = importing
  const saved = saving.status === 'done' ? saving.value : null
  useEffect(() => {
    if (!saved) return
    recorded(t('imports:done', { count: saved.created }), saved.batch)
    onClose()
    // Once, when it is saved; the language may change without a second farewell.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [saved])

  return (
    <Dialog title={t('imports:file.title')} size={720} onClose={onClose}>
      <div className={styles['body']}>
        <div className={styles['file']}>
          <p>{name ?? t('imports:file.hint')}</p>
          <Button variant={name ? 'default' : 'filled'} onClick={pick}>
            {t(name ? 'lists:file.change' : 'imports:file.choose')}
          </Button>
          {input}
        </div>
        {importing.sheet && (
          <div className={styles['fields']}>
            <SheetSelect importing={importing} control={control} />
            <ColumnSelect
              inspection={importing.sheet.inspection}
              columns={importing.sheet.columns}
              onChange={(columns) => void control.chooseColumns(columns)}
            />
            <LayerSelect
              layer={importing.layer}
              onChange={(layer) => void control.chooseLayer(layer)}
            />
          </div>
        )}
        <Troubles importing={importing} />
        <Running importing={importing} control={control} />
        {importing.sheet && trial.status === 'done' && saving.status !== 'running' && (
          <ImportSummary
            inspection={importing.sheet.inspection}
            report={trial.value}
            onChoose={(choices) => void control.choose(choices)}
            onCancel={onClose}
            onSave={(skip) => void control.save(skip)}
          />
        )}
      </div>
    </Dialog>
  )
}

/** Which sheet of a workbook, or which file of an archive, when there are several. */
function SheetSelect({
  importing: { sheet },
  control,
}: {
  importing: Importing
  control: ImportControl
}) {
  const t = useT()
  if (!sheet || sheet.inspection.sheets.length < 2) return null
  return (
    <NativeSelect
      label={t('imports:file.sheet')}
      value={sheet.inspection.sheet ?? ''}
      data={[...sheet.inspection.sheets]}
      onChange={({ currentTarget }) => void control.chooseSheet(currentTarget.value)}
    />
  )
}

function Troubles({ importing: { error, trial, saving } }: { importing: Importing }) {
  const failed = [saving, trial].find((work) => work.status === 'failed')
  const trouble = error ?? (failed?.status === 'failed' ? failed.error : null)
  return trouble && <ErrorNote error={trouble} />
}

function Running({
  importing: { name, trial, saving },
  control,
}: {
  importing: Importing
  control: ImportControl
}) {
  const t = useT()
  const running = [saving, trial].find((work) => work.status === 'running')
  if (running?.status !== 'running') return null
  return (
    <ProgressLine
      label={
        running === saving
          ? t('imports:file.saving')
          : t('imports:file.reading', { file: name ?? '' })
      }
      startedAt={running.startedAt}
      progress={running.progress}
      onCancel={control.cancel}
    />
  )
}
