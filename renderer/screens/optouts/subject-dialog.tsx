import { Button, Loader } from '@mantine/core'
import { Eraser, FileDown } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useLanguage } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { saveText } from '../../parts/save-text.ts'
import { EraseDialog } from './erase-dialog.tsx'
import styles from './person-dialogs.module.css'

/** Everything that is known about one person, to read to them or hand over (LGPD, art. 18). */
export function SubjectDialog({ cell, onClose }: { cell: string; onClose: () => void }) {
  const { t, locale } = useLanguage()
  const { country } = usePreferences()
  const [erasing, setErasing] = useState(false)
  const { data, error } = useAnswer('subjects.describe', { cell, country, locale })
  if (erasing) return <EraseDialog cell={cell} onClose={onClose} />
  return (
    <Dialog title={t('person:subject.title')} size={640} onClose={onClose}>
      <div className={styles['body']}>
        <p>{t('person:subject.why')}</p>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loader size="sm" aria-label={t('shell:loading')} />}
        {data && (
          <>
            <pre className={styles['text']} tabIndex={0} aria-label={t('person:subject.title')}>
              {data.text.join('\n')}
            </pre>
            <footer className={styles['foot']}>
              <Button
                variant="default"
                size="xs"
                leftSection={<Eraser size={15} aria-hidden />}
                onClick={() => setErasing(true)}
              >
                {t('person:erase.open')}
              </Button>
              <Button
                variant="default"
                size="xs"
                leftSection={<FileDown size={15} aria-hidden />}
                onClick={() =>
                  saveText(
                    t('person:subject.file'),
                    JSON.stringify(data.record, null, 2),
                    'application/json',
                  )
                }
              >
                {t('person:subject.records')}
              </Button>
              <CopyButton text={data.text.join('\n')} label={t('person:subject.copy')} />
            </footer>
          </>
        )}
      </div>
    </Dialog>
  )
}
