import {
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from 'react'
import { fold } from '../../app/fold.ts'
import { useFormat, useT } from '../../app/language.tsx'
import { rowWindow, scrollToRow } from '../../parts/row-window.ts'
import { useScroll } from '../../parts/use-scroll.ts'
import { VerdictName } from '../../parts/verdict.tsx'
import { assertNever } from '../../../shared/assert-never.ts'
import type { CheckSummary } from '../../../shared/contract.ts'
import type { CheckedRow, Inspection, Verdict } from '../../../shared/model.ts'
import type { Checked } from './cleaning.ts'
import { columnName } from './column-name.ts'
import { moveTo } from './row-keys.ts'
import { sheetRow } from './sheet-row.ts'
import styles from './row-table.module.css'
import { useRows } from './use-rows.ts'

const ROW_HEIGHT = 34
/** More columns than this are not worth their weight on a screen; the files keep them all. */
const MOST_COLUMNS = 40

interface Props {
  list: Checked
  summary: CheckSummary
  chosen: CheckedRow | null
  onChoose: (row: CheckedRow) => void
  onLeave: () => void
}

/** All rows of one verdict, or of all, of which only those in sight exist on the page. */
export function RowTable({ list, summary, chosen, onChoose, onLeave }: Props) {
  const t = useT()
  const total = list.filter ? summary.counts[list.filter] : summary.read
  const scroller = useRef<HTMLDivElement>(null)
  const scroll = { ...useScroll(scroller, ROW_HEIGHT), rows: total, rowHeight: ROW_HEIGHT }
  const shown = rowWindow(scroll)
  const rowAt = useRows(summary.check, list.filter, shown)
  const [current, setCurrent] = useState<number | null>(null)
  const columns = useMemo(() => shownColumns(list), [list])

  const choose = (index: number) => {
    setCurrent(index)
    const row = rowAt(index)
    if (row) onChoose(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current !== null) return choose(current)
    if (event.key === 'Escape') return onLeave()
    const page = Math.max(1, Math.floor(scroll.viewport / ROW_HEIGHT) - 1)
    const next = moveTo(event.key, current, total, page)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    scroller.current?.scrollTo({ top: scrollToRow(next, scroll) })
  }
  // The open detail follows the keys, also to a row that is still on its way.
  const currentRow = current === null ? null : rowAt(current)
  useEffect(() => {
    if (chosen && currentRow && currentRow.row !== chosen.row) onChoose(currentRow)
  }, [chosen, currentRow, onChoose])

  if (total === 0) return <p className={styles['none']}>{t('lists:table.none')}</p>
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      tabIndex={0}
      aria-label={t('lists:table.label')}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 2}
      aria-activedescendant={current === null ? undefined : `row-${current}`}
      onKeyDown={onKeyDown}
      style={widthsOf(columns)}
    >
      <div className={styles['head']} role="row" aria-rowindex={1}>
        <span role="columnheader">{t('lists:table.line')}</span>
        <span role="columnheader">{t('lists:table.verdict')}</span>
        {columns.map(({ index, phone }) => (
          <span key={index} role="columnheader" data-phone={phone}>
            {columnName(list.inspection, index, t)}
          </span>
        ))}
      </div>
      <div className={styles['body']} role="rowgroup" style={{ height: shown.height }}>
        <div
          className={styles['sight']}
          role="presentation"
          style={{ translate: `0 ${shown.top}px` }}
        >
          {Array.from({ length: shown.end - shown.first }, (_, offset) => {
            const index = shown.first + offset
            const row = rowAt(index)
            return (
              <div
                key={index}
                id={`row-${index}`}
                className={styles['row']}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={row !== null && row.row === chosen?.row}
                data-current={index === current}
                onClick={() => choose(index)}
              >
                {row && <Cells row={row} columns={columns} inspection={list.inspection} />}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface ShownColumn {
  readonly index: number
  readonly phone: boolean
}

const LINE_WIDTH = 84
const VERDICT_WIDTH = 324
const PHONE_WIDTH = 180
const CELL_WIDTH = 150

/** Widths of the line number, the verdict, and each column; head and rows must agree on them. */
function widthsOf(columns: readonly ShownColumn[]): CSSProperties {
  const least = columns.map(({ phone }) => (phone ? PHONE_WIDTH : CELL_WIDTH))
  const widths = least.map((width) => `minmax(${width}px, 1fr)`)
  const sum = least.reduce((total, width) => total + width, LINE_WIDTH + VERDICT_WIDTH)
  return {
    '--template': `${LINE_WIDTH}px ${VERDICT_WIDTH}px ${widths.join(' ')}`,
    '--least': `${sum}px`,
  } as CSSProperties
}

/** Titles of the column by which people know whose row it is. */
const NAMES = /\b(nome|name|nombre|cliente|customer)\b/

/** Who it is and the phones first, then the others as they stand in the file. */
function shownColumns({ inspection, columns }: Checked): ShownColumn[] {
  const phones = new Set(columns.map(({ index }) => index))
  const isName = ({ index, name }: Inspection['columns'][number]) =>
    !phones.has(index) && NAMES.test(fold(name))
  const named = inspection.columns.find(isName)?.index
  const all = inspection.columns.map(({ index }) => ({ index, phone: phones.has(index) }))
  const rank = ({ index, phone }: ShownColumn) => (index === named ? 0 : phone ? 1 : 2)
  return all.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_COLUMNS)
}

/** Drawn again only for another row: scrolling moves the same ones. */
const Cells = memo(function Cells({
  row,
  columns,
  inspection,
}: {
  row: CheckedRow
  columns: readonly ShownColumn[]
  inspection: Inspection
}) {
  const format = useFormat()
  return (
    <>
      <span role="gridcell" className={styles['number']}>
        {format.number(sheetRow(inspection, row.row))}
      </span>
      <span role="gridcell">
        <VerdictName code={row.verdict.code} />{' '}
        <VerdictHint verdict={row.verdict} inspection={inspection} />
      </span>
      {columns.map(({ index, phone }) => (
        <span key={index} role="gridcell" data-phone={phone}>
          {row.cells[index]}
        </span>
      ))}
    </>
  )
})

function VerdictHint({ verdict, inspection }: { verdict: Verdict; inspection: Inspection }) {
  const t = useT()
  const format = useFormat()
  switch (verdict.code) {
    case 'suppressed':
    case 'possible_match':
      return <small>{t('lists:table.since', { date: format.date(verdict.entry.since) })}</small>
    case 'duplicate': {
      const row = sheetRow(inspection, verdict.firstRow)
      return <small>{t('lists:table.first_row', { row })}</small>
    }
    case 'kept':
    case 'no_consent':
    case 'over_limit':
    case 'invalid_number':
    case 'no_number':
    case 'malformed':
      return null
    default:
      return assertNever(verdict)
  }
}
