import { Button, Code } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { isMendable, Rebuild } from '../../parts/rebuild.tsx'
import { ErrorNote, Note } from '../../parts/error-note.tsx'
import type { StoreHealth } from '../../../shared/contract/store.ts'
import styles from './data-section.module.css'
import { Section } from './section.tsx'

/** Where everything is kept, and whether it is whole. */
export function DataSection() {
  const t = useT()
  const { client } = useCore()
  const { data: info, error: refused } = useAnswer('app.info', {})
  const checking = useMutation({ mutationFn: () => client.call('store.check', {}) })
  const mendable = [checking.error, refused].some((error) => error !== null && isMendable(error))
  return (
    <Section title={t('settings:data.title')}>
      <p>{t('settings:data.promise')}</p>
      {info && (
        <div className={styles['folder']}>
          <span>{t('settings:data.folder')}</span>
          <Code>{info.dataDir}</Code>
          <CopyButton text={info.dataDir} label={t('settings:data.copy')} />
        </div>
      )}
      <Button
        className={styles['check'] ?? ''}
        variant="default"
        leftSection={<ShieldCheck size={16} aria-hidden />}
        loading={checking.isPending}
        onClick={() => checking.mutate()}
      >
        {t('settings:data.check')}
      </Button>
      {checking.error && <ErrorNote error={checking.error} />}
      {mendable && (
        <div>
          <Rebuild />
        </div>
      )}
      {checking.data && <Health health={checking.data} />}
    </Section>
  )
}

function Health({ health }: { health: StoreHealth }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className={styles['health']} role="status">
      {health.problems.map((problem) => (
        <Note key={problem} tone="caution">
          {t(`store:problem.${problem}`)}
        </Note>
      ))}
      {!health.durable && <Note tone="caution">{t('settings:data.not_durable')}</Note>}
      <p className={styles['sound']}>
        <ShieldCheck size={18} aria-hidden /> {t('settings:data.sound')}
      </p>
      <dl className={styles['facts']}>
        <dt>{t('settings:data.people')}</dt>
        <dd>{format.number(health.suppressed)}</dd>
        <dt>{t('settings:data.events')}</dt>
        <dd>{format.number(health.events)}</dd>
        <dt>{t('settings:data.digest')}</dt>
        <dd>
          <Code>{health.digest.slice(0, 16)}</Code>
        </dd>
      </dl>
    </div>
  )
}
