import { Button, Code } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { MethodOutput } from '../../../shared/contract.ts'
import styles from './merge-section.module.css'

type Sender = MethodOutput<'merge.senders'>[number]

/** The computers whose files are taken without asking for their code. */
export function KnownComputers() {
  const t = useT()
  const { data, error } = useAnswer('merge.senders', {})
  if (error) return <ErrorNote error={error} />
  if (!data) return null
  return (
    <div>
      <h3 className={styles['title']}>{t('merge:known')}</h3>
      {data.length === 0 && <p>{t('merge:known_none')}</p>}
      <ul className={styles['computers']} aria-label={t('merge:known')}>
        {data.map((sender) => (
          <Computer key={sender.ledger} sender={sender} />
        ))}
      </ul>
    </div>
  )
}

function Computer({ sender }: { sender: Sender }) {
  const t = useT()
  const toast = useToast()
  const { client } = useCore()
  const queries = useQueryClient()
  const name = sender.name === '' ? t('merge:nameless') : sender.name
  const forgetting = useMutation({
    mutationFn: () => client.call('merge.forget', { ledger: sender.ledger }),
    onSuccess(rest) {
      queries.setQueryData(['merge.senders', {}], rest)
      toast(t('merge:forgotten', { name }))
    },
  })
  return (
    <li className={styles['computer']}>
      <strong>{name}</strong>
      <Code>{sender.fingerprint}</Code>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t('merge:forget_of', { name })}
        loading={forgetting.isPending}
        onClick={() => forgetting.mutate()}
      >
        {t('merge:forget')}
      </Button>
      {forgetting.error && <ErrorNote error={forgetting.error} />}
    </li>
  )
}
