import { Button, Loader } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { lastMomentOf } from '../../parts/days.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { MethodOutput } from '../../../shared/contract.ts'
import type { Chosen } from './chosen.ts'
import type { Filter } from './filter.ts'
import { layerName } from './layer-name.ts'
import { scopeName } from './scope-name.ts'
import styles from './suppression-table.module.css'

const PAGE = 100

type Entry = MethodOutput<'optouts.list'>['entries'][number]

/** One page of the people who match the search, newest knowledge first. */
export function SuppressionTable({
  search,
  filter,
  chosen,
  onChoose,
}: {
  search: string
  filter: Filter
  chosen: Chosen | null
  onChoose: (chosen: Chosen) => void
}) {
  const t = useT()
  // The way back: `next` cursors only lead forwards.
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  const after = cursors.at(-1) ?? null
  const { data, error } = useAnswer(
    'optouts.list',
    { search, ...filter, after, limit: PAGE },
    { keepPrevious: true },
  )
  if (error) return <ErrorNote error={error} />
  if (!data) return <Loader size="sm" aria-label={t('shell:loading')} />
  if (data.total === 0) return <NobodyFound search={search} />
  const from = (cursors.length - 1) * PAGE + 1

  return (
    <section className={styles['list']} data-narrow={chosen !== null}>
      <div className={styles['scroller']} tabIndex={-1}>
        <table className={styles['table']} aria-label={t('optouts:table.label')}>
          <thead>
            <tr>
              <th scope="col">{t('optouts:table.number')}</th>
              <th scope="col">{t('optouts:table.since')}</th>
              <th scope="col">{t('optouts:table.scope')}</th>
              <th scope="col">{t('optouts:table.reason')}</th>
              <th scope="col">{t('optouts:table.source')}</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map((entry) => (
              <EntryRow
                key={entry.entry}
                entry={entry}
                chosen={chosen?.display === entry.display}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
      <nav className={styles['pages']} aria-label={t('optouts:page.label')}>
        <span role="status">
          {data.totalIsMinimum
            ? t('optouts:total_more', { total: data.total })
            : t('optouts:total', { count: data.total })}
          {data.order === 'number' && ` · ${t('optouts:total_by_number')}`}
          {' · '}
          {t(data.totalIsMinimum ? 'optouts:page.range_more' : 'optouts:page.range', {
            from,
            to: from + data.entries.length - 1,
            total: data.total,
          })}
        </span>
        {(cursors.length > 1 || data.next !== null) && (
          <>
            <Button
              variant="default"
              size="xs"
              leftSection={<ChevronLeft size={15} aria-hidden />}
              disabled={cursors.length === 1}
              onClick={() => setCursors(cursors.slice(0, -1))}
            >
              {t('optouts:page.previous')}
            </Button>
            <Button
              variant="default"
              size="xs"
              rightSection={<ChevronRight size={15} aria-hidden />}
              disabled={data.next === null}
              onClick={() => setCursors([...cursors, data.next])}
            >
              {t('optouts:page.next')}
            </Button>
          </>
        )}
      </nav>
    </section>
  )
}

function EntryRow({
  entry,
  chosen,
  onChoose,
}: {
  entry: Entry
  chosen: boolean
  onChoose: (chosen: Chosen) => void
}) {
  const t = useT()
  const format = useFormat()
  const choose = () => onChoose({ account: entry.account, display: entry.display })
  return (
    <tr data-chosen={chosen} onClick={choose}>
      <th scope="row">
        <button type="button" className={styles['number']} aria-pressed={chosen} onClick={choose}>
          {entry.display}
        </button>
      </th>
      <td>
        {format.date(entry.since)}
        {entry.until !== null && (
          <small>
            {' '}
            {t('optouts:table.until', { date: format.date(lastMomentOf(entry.until)) })}
          </small>
        )}
      </td>
      <td>{scopeName(entry.scope, t)}</td>
      <td>{t(`consent:reason.${entry.reason}`)}</td>
      <td>
        {entry.layer === 'own' ? t(`consent:source.${entry.source}`) : layerName(entry.layer, t)}
      </td>
    </tr>
  )
}

function NobodyFound({ search }: { search: string }) {
  const t = useT()
  return (
    <div className={styles['nobody']} role="status">
      <strong>{t('optouts:search.none', { search })}</strong>
      <p>{t('optouts:search.none_hint')}</p>
    </div>
  )
}
