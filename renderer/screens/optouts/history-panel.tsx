import { CloseButton, Loader } from '@mantine/core'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { ConsentEvent } from '../../../shared/model.ts'
import styles from './history-panel.module.css'
import type { Chosen } from './chosen.ts'
import { scopeName } from './scope-name.ts'

/** Everything that ever happened to one number, newest first. */
export function HistoryPanel({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const t = useT()
  const { data, error } = useAnswer('optouts.history', { account: chosen.account })
  return (
    <aside className={styles['panel']} aria-label={t('optouts:history.title')}>
      <header className={styles['head']}>
        <div>
          <h2 className={styles['number']}>{chosen.display}</h2>
          <p className={styles['what']}>{t('optouts:history.title')}</p>
        </div>
        <CloseButton aria-label={t('shell:close')} onClick={onClose} />
      </header>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loader size="sm" aria-label={t('shell:loading')} />}
      <ol className={styles['events']}>
        {data
          ?.toSorted((a, b) => b.id - a.id)
          .map((event) => (
            <Event key={event.id} event={event} />
          ))}
      </ol>
    </aside>
  )
}

function Event({ event }: { event: ConsentEvent }) {
  const t = useT()
  const format = useFormat()
  return (
    <li className={styles['event']} data-kind={event.kind}>
      <strong>{t(`consent:kind.${event.kind}`)}</strong>
      <time dateTime={event.happenedAt}>{format.dateTime(event.happenedAt)}</time>
      <span>
        {scopeName(event.scope, t)} · {t(`consent:reason.${event.reason}`)} ·{' '}
        {t(`consent:source.${event.source}`)}
      </span>
      {event.note !== '' && <q>{event.note}</q>}
      <small>
        {t('optouts:history.written', { written: event.written })} ·{' '}
        {t('optouts:history.recorded', { date: format.dateTime(event.recordedAt) })}
        {event.operator !== '' &&
          ` ${t('optouts:history.by', { operator: event.operator })}`} ·{' '}
        {t('optouts:history.entry', { id: event.id })}
      </small>
    </li>
  )
}
