import { useState } from 'react'
import { useCommand } from '../../app/commands.tsx'
import { useT } from '../../app/language.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import styles from './checked-list.module.css'
import { CheckedRows } from './checked-rows.tsx'
import { useCleaningControl } from './cleaning-context.tsx'
import type { Checked } from './cleaning.ts'
import { Faults } from './faults.tsx'
import { FileLine } from './file-line.tsx'
import { Guards } from './guards.tsx'
import { PreviewTable } from './preview-table.tsx'
import { ReadingPanel } from './reading-panel.tsx'
import { SaveBar } from './save-bar.tsx'
import { VerdictChips } from './verdict-chips.tsx'

/** Every row with its verdict, before anything is written. */
export function CheckedList({ list }: { list: Checked }) {
  const t = useT()
  const unsure = list.columns.length === 0
  const [panelAsked, setPanelAsked] = useState(unsure)
  const panelOpen = panelAsked || unsure
  const summary = list.check.status === 'done' ? list.check.value : null

  const control = useCleaningControl()
  const savable = summary !== null && list.saving.status !== 'running'
  useCommand(
    'list.save',
    savable ? () => void control.save({ folder: null, replace: false }) : null,
  )
  useCommand('list.recheck', unsure ? null : () => void control.recheck())
  useCommand('list.close', () => control.reset())

  return (
    <div className={styles['screen']}>
      <FileLine
        list={list}
        panelOpen={panelOpen}
        onTogglePanel={() => setPanelAsked((asked) => !asked)}
      />
      <Faults faults={list.inspection.faults} />
      {unsure && <Note tone="caution">{t('lists:column.doubt')}</Note>}
      {list.check.status === 'failed' && <ErrorNote error={list.check.error} />}
      {summary && <Guards list={list} summary={summary} />}
      {summary && <VerdictChips summary={summary} chosen={list.filter} />}
      <div className={styles['work']}>
        {panelOpen && <ReadingPanel list={list} />}
        {summary ? (
          <CheckedRows key={summary.check} list={list} summary={summary} />
        ) : (
          <PreviewTable list={list} />
        )}
      </div>
      <SaveBar list={list} />
    </div>
  )
}
