import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { ClipboardPaste, FileUp } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useIntake } from '../../app/intake.tsx'
import { useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { AddOne } from './add-one.tsx'
import { EmptyLedger } from './empty-ledger.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { ImportDialog } from './import-dialog.tsx'
import type { Chosen } from './chosen.ts'
import styles from './optouts-screen.module.css'
import { PasteDialog } from './paste-dialog.tsx'
import { SearchField } from './search-field.tsx'
import { SuppressionTable } from './suppression-table.tsx'

/** Everyone who asked for no more messages: find, add, bring many, and look into one. */
export function OptOutsScreen() {
  const t = useT()
  const { incoming, setIncoming, search, setSearch } = useIntake()
  const [asked] = useDebouncedValue(search.trim(), 120)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const info = useAnswer('app.info', {})
  const empty = info.data?.suppressed === 0

  return (
    <div className={styles['screen']}>
      <AddOne />
      <div className={styles['line']}>
        {info.data && !empty && (
          <SearchField value={search} onChange={setSearch} total={info.data.suppressed} />
        )}
        <Button
          className={styles['many'] ?? ''}
          variant="default"
          leftSection={<ClipboardPaste size={16} aria-hidden />}
          onClick={() => setIncoming({ text: '' })}
        >
          {t('optouts:paste.open')}
        </Button>
        <Button
          variant="default"
          leftSection={<FileUp size={16} aria-hidden />}
          onClick={() => setIncoming({ file: null })}
        >
          {t('optouts:import.open')}
        </Button>
      </div>
      {info.error && info.error.code === 'internal' && <ErrorNote error={info.error} />}
      {empty && <EmptyLedger />}
      {info.data && !empty && (
        <div className={styles['work']}>
          <SuppressionTable key={asked} search={asked} chosen={chosen} onChoose={setChosen} />
          {chosen && <HistoryPanel chosen={chosen} onClose={() => setChosen(null)} />}
        </div>
      )}
      {incoming && 'text' in incoming && (
        <PasteDialog initial={incoming.text} onClose={() => setIncoming(null)} />
      )}
      {incoming && 'file' in incoming && (
        <ImportDialog initial={incoming.file} onClose={() => setIncoming(null)} />
      )}
    </div>
  )
}
