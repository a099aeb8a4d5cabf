import { Button, CloseButton, Loader, Menu } from '@mantine/core'
import { Ellipsis, ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { lastMomentOf } from '../../parts/days.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { LedgerEventView } from '../../../shared/contract/optouts.ts'
import type { Chosen } from './chosen.ts'
import { layerName } from './layer-name.ts'
import styles from './person-panel.module.css'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { scopeName } from './scope-name.ts'
import { SubjectDialog } from './subject-dialog.tsx'

type Act = 'receipt' | 'release' | 'subject'

/** Everything that ever happened to one number, newest first, and what can be done for that person. */
export function PersonPanel({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const t = useT()
  const { data, error } = useAnswer('optouts.history', { account: chosen.account })
  const [act, setAct] = useState<Act | null>(null)
  const done = () => setAct(null)
  return (
    <aside
      className={styles['panel']}
      aria-label={t('optouts:history.title')}
      onKeyDown={({ key, target, currentTarget }) => {
        // A dialog of the panel hears its own Escape first.
        if (key === 'Escape' && target instanceof Node && currentTarget.contains(target)) onClose()
      }}
    >
      <header className={styles['head']}>
        <div>
          <h2 className={styles['number']}>{chosen.display}</h2>
          <p className={styles['what']}>{t('optouts:history.title')}</p>
        </div>
        <CloseButton aria-label={t('shell:close')} onClick={onClose} />
      </header>
      <div className={styles['acts']}>
        <Button
          size="xs"
          variant="default"
          leftSection={<ReceiptText size={15} aria-hidden />}
          onClick={() => setAct('receipt')}
        >
          {t('person:receipt.open')}
        </Button>
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<Ellipsis size={15} aria-hidden />}>
              {t('person:more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAct('subject')}>{t('person:subject.open')}</Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => setAct('release')}>{t('person:release.open')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loader size="sm" aria-label={t('shell:loading')} />}
      <ol className={styles['events']}>
        {data
          ?.toSorted((a, b) => b.id - a.id)
          .map((event) => (
            <Event key={event.id} event={event} />
          ))}
      </ol>
      {act === 'receipt' && <ReceiptDialog chosen={chosen} onClose={done} />}
      {act === 'subject' && <SubjectDialog cell={chosen.display} onClose={done} />}
      {act === 'release' && (
        <ReleaseDialog chosen={chosen} events={data ?? []} onClose={done} onReleased={onClose} />
      )}
    </aside>
  )
}

function Event({ event }: { event: LedgerEventView }) {
  const t = useT()
  const format = useFormat()
  const parts = [
    scopeName(event.scope, t),
    t(`consent:reason.${event.reason}`),
    t(`consent:source.${event.source}`),
    ...(event.layer === 'own' ? [] : [layerName(event.layer, t)]),
    ...(event.file === null ? [] : [event.file]),
  ]
  const recorded = t('optouts:history.recorded', { date: format.dateTime(event.recordedAt) })
  const by = event.operator === '' ? '' : t('optouts:history.by', { operator: event.operator })
  const marks = [
    ...(event.written === '' ? [] : [t('optouts:history.written', { written: event.written })]),
    `${recorded} ${by}`.trim(),
    t('optouts:history.entry', { id: event.id }),
  ]
  return (
    <li className={styles['event']} data-kind={event.kind}>
      <strong>{t(`consent:kind.${event.kind}`)}</strong>
      <time dateTime={event.happenedAt}>{format.dateTime(event.happenedAt)}</time>
      {event.until !== null && (
        <span>{t('optouts:table.until', { date: format.date(lastMomentOf(event.until)) })}</span>
      )}
      <span>{parts.join(' · ')}</span>
      {event.note !== '' && <q>{event.note}</q>}
      {event.evidence !== '' && (
        <span>{t('optouts:history.evidence', { evidence: event.evidence })}</span>
      )}
      <small>{marks.join(' · ')}</small>
    </li>
  )
}
