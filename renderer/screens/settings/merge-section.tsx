import { Button, Code, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { FileInput, FileOutput } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useIntake } from '../../app/intake.tsx'
import { useT } from '../../app/language.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Note } from '../../parts/error-note.tsx'
import { HandOutTrouble } from '../../parts/hand-out-trouble.tsx'
import { useFilePicker } from '../../parts/use-file-picker.tsx'
import { useHandOut } from '../../parts/use-hand-out.ts'
import type { ChosenFile } from '../../shell.ts'
import { KnownComputers } from './known-computers.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import styles from './merge-section.module.css'
import { Section } from './section.tsx'

/** What this page calls its computer; nothing else needs to know it. */
const NAME = 'lista-limpa.computer'

/** Two computers of a shop that tell each other by files who is out. */
export function MergeSection() {
  const t = useT()
  const [chosen, setChosen] = useState<File | ChosenFile | null>(null)
  const { pick, input } = useFilePicker(setChosen, 'changes')
  const { toMerge, setToMerge } = useIntake()
  const file = toMerge ?? chosen
  const close = () => {
    setChosen(null)
    setToMerge(null)
  }
  return (
    <Section title={t('merge:title')}>
      <p>{t('merge:why')}</p>
      <Export>
        <Button variant="default" leftSection={<FileInput size={16} aria-hidden />} onClick={pick}>
          {t('merge:open')}
        </Button>
        {input}
      </Export>
      <OwnCode />
      <KnownComputers />
      {file && <MergeDialog key={file.name} file={file} onClose={close} />}
    </Section>
  )
}

/** A file for the other computer; `children` stand beside the button that makes it. */
function Export({ children }: { children: ReactNode }) {
  const t = useT()
  const { client } = useCore()
  const queries = useQueryClient()
  const { data: settings } = useAnswer('settings.get', {})
  const [name, setName] = useState(() => localStorage.getItem(NAME) ?? '')
  const [made, setMade] = useState<string | null>(null)
  const making = useHandOut(
    (own: string, where) =>
      client.run('merge.export', {
        target: null,
        ...where,
        name: own === '' ? null : own,
      }),
    (file) => {
      setMade(file.name)
      void queries.invalidateQueries({ queryKey: ['merge.self'] })
    },
  )
  return (
    <>
      <TextInput
        label={t('merge:name')}
        description={t('merge:name_hint')}
        placeholder={settings?.operator ?? ''}
        maxLength={120}
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value)
          localStorage.setItem(NAME, currentTarget.value)
        }}
      />
      <div className={styles['acts']}>
        <Button
          variant="default"
          leftSection={<FileOutput size={16} aria-hidden />}
          loading={making.pending}
          onClick={() => making.start(name.trim())}
        >
          {t('merge:make')}
        </Button>
        {children}
      </div>
      <HandOutTrouble of={making} />
      {made !== null && (
        <div role="status">
          <p className={styles['made']}>{t('merge:made', { name: made })}</p>
          <Note tone="caution">{t('merge:private')}</Note>
        </div>
      )}
    </>
  )
}

/** What the other computer asks for the first time; there is none before a first file was made. */
function OwnCode() {
  const t = useT()
  const { data } = useAnswer('merge.self', {})
  if (!data || data.fingerprint === null) return null
  return (
    <div className={styles['code']} role="group" aria-label={t('merge:own_code')}>
      <span>{t('merge:own_code')}</span>
      <Code>{data.fingerprint}</Code>
      <CopyButton text={data.fingerprint} label={t('merge:copy')} />
      <small>{t('merge:own_code_hint')}</small>
    </div>
  )
}
