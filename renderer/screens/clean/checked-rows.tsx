import { useState } from 'react'
import type { CheckSummary } from '../../../shared/contract.ts'
import type { CheckedRow } from '../../../shared/model.ts'
import type { Checked } from './cleaning.ts'
import { RowDetail } from './row-detail.tsx'
import { RowTable } from './row-table.tsx'

/** The rows of one check, and beside them why the chosen row stays or leaves. */
export function CheckedRows({ list, summary }: { list: Checked; summary: CheckSummary }) {
  const [chosen, setChosen] = useState<CheckedRow | null>(null)
  return (
    <>
      <RowTable
        key={list.filter}
        list={list}
        summary={summary}
        chosen={chosen}
        onChoose={setChosen}
        onLeave={() => setChosen(null)}
      />
      {chosen && <RowDetail row={chosen} list={list} onClose={() => setChosen(null)} />}
    </>
  )
}
