import { Loader, Textarea } from '@mantine/core'
import { useAnswer } from '../../app/core.tsx'
import { useLanguage } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { Chosen } from './chosen.ts'
import styles from './person-dialogs.module.css'

/** What the shop can paste into the conversation: you are off the list, since when, with a protocol. */
export function ReceiptDialog({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { t, locale } = useLanguage()
  const { country } = usePreferences()
  const { data, error } = useAnswer('subjects.receipt', { cell: chosen.display, country, locale })
  return (
    <Dialog title={t('person:receipt.title')} size={520} onClose={onClose}>
      <div className={styles['body']}>
        <p>{t('person:receipt.why')}</p>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loader size="sm" aria-label={t('shell:loading')} />}
        {data && (
          <>
            <Textarea
              data-autofocus
              readOnly
              autosize
              minRows={5}
              label={t('person:receipt.text')}
              value={data.text}
            />
            <footer className={styles['foot']}>
              <span>{t('person:receipt.protocol', { protocol: data.protocol })}</span>
              <CopyButton text={data.text} label={t('person:receipt.copy')} />
            </footer>
          </>
        )}
      </div>
    </Dialog>
  )
}
