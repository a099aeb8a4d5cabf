import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { ClipboardPaste, FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { OWN_LAYER } from '../../../shared/consent/layers.ts'
import { useAnswer } from '../../app/core.tsx'
import { useIntake } from '../../app/intake.tsx'
import { useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { AddOne } from './add-one.tsx'
import type { Chosen } from './chosen.ts'
import { EmptyLedger } from './empty-ledger.tsx'
import { ExportMenu } from './export-menu.tsx'
import { countFilters, noFilter, type Filter } from './filter.ts'
import { FilterMenu } from './filter-menu.tsx'
import { MoreMenu } from './more-menu.tsx'
import { ImportDialog } from './import-dialog.tsx'
import styles from './optouts-screen.module.css'
import { PasteDialog } from './paste-dialog.tsx'
import { PersonPanel } from './person-panel.tsx'
import { SearchField } from './search-field.tsx'
import { SuppressionTable } from './suppression-table.tsx'
import { ViewMenu } from './view-menu.tsx'

/** Everyone who asked for no more messages: find, add, bring many, and look into one. */
export function OptOutsScreen() {
  const { incoming, setIncoming, search, setSearch, layerShown, setLayerShown } = useIntake()
  const [asked] = useDebouncedValue(search.trim(), 120)
  const [filter, setFilter] = useState<Filter>(() =>
    layerShown === null ? noFilter : { ...noFilter, layers: [layerShown] },
  )
  useEffect(() => () => setLayerShown(null), [setLayerShown])
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const info = useAnswer('app.info', {})
  // A past moment may have had people although nobody is on the list today.
  const empty = info.data?.suppressed === 0 && countFilters(filter) === 0

  return (
    <div className={styles['screen']}>
      <AddOne />
      <div className={styles['line']}>
        {info.data && !empty && (
          <>
            <SearchField value={search} onChange={setSearch} />
            <FilterMenu search={asked} filter={filter} onChange={setFilter} />
            <ViewMenu
              search={asked}
              filter={filter}
              onChoose={({ filter: { search: saved, ...rest } }) => {
                setSearch(saved)
                setFilter(rest)
              }}
            />
          </>
        )}
        <BringMany />
        {info.data && !empty && (
          <>
            <ExportMenu search={asked} filter={filter} />
            <MoreMenu />
          </>
        )}
      </div>
      {info.error && info.error.code === 'internal' && <ErrorNote error={info.error} />}
      {empty && <EmptyLedger />}
      {info.data && !empty && (
        <div className={styles['work']}>
          <SuppressionTable
            key={JSON.stringify([asked, filter])}
            search={asked}
            filter={filter}
            chosen={chosen}
            onChoose={setChosen}
          />
          {chosen && (
            <PersonPanel key={chosen.display} chosen={chosen} onClose={() => setChosen(null)} />
          )}
        </div>
      )}
      {incoming && 'text' in incoming && (
        <PasteDialog initial={incoming.text} onClose={() => setIncoming(null)} />
      )}
      {incoming && 'file' in incoming && (
        <ImportDialog
          initial={incoming.file}
          layer={incoming.layer ?? OWN_LAYER}
          onClose={() => setIncoming(null)}
        />
      )}
    </div>
  )
}

function BringMany() {
  const t = useT()
  const { setIncoming } = useIntake()
  return (
    <div className={styles['many']}>
      <Button
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
  )
}
