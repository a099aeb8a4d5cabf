import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import { useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import styles from './deed-card.module.css'

/** How many of a list did not opt out, and how many of them opted in: the step from the one rule to the other. */
export function ConsentGapButton({ run }: { run: number }) {
  const t = useT()
  const { client } = useCore()
  const counting = useMutation({ mutationFn: () => client.run('history.consentGap', { run }) })
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<MailCheck size={15} aria-hidden />}
        loading={counting.isPending}
        onClick={() => counting.mutate()}
      >
        {t('history:run.gap')}
      </Button>
      {counting.data && (
        <p className={styles['gap']} role="status">
          {t('history:run.gap_why')}{' '}
          {t('outputs:gap', {
            all: counting.data.notOptedOut,
            opted: counting.data.optedIn,
            less: counting.data.notOptedOut - counting.data.optedIn,
          })}
        </p>
      )}
      {counting.error && <ErrorNote error={counting.error} />}
    </>
  )
}
