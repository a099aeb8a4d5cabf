import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useT } from '../../app/language.tsx'
import { SubjectDialog } from '../optouts/subject-dialog.tsx'
import { Section } from './section.tsx'
import styles from './settings-screen.module.css'

/** The answer to whoever asks what the shop knows of them, also when they never opted out. */
export function SubjectSection() {
  const t = useT()
  const [cell, setCell] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (cell.trim() !== '') setAsked(cell)
  }
  return (
    <Section title={t('settings:law.title')}>
      <p>{t('settings:law.why')}</p>
      <form className={styles['row']} onSubmit={submit}>
        <TextInput
          label={t('settings:law.number')}
          placeholder={t('optouts:add.hint')}
          inputMode="tel"
          autoComplete="off"
          value={cell}
          onChange={({ currentTarget }) => setCell(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={cell.trim() === ''}>
          {t('settings:law.answer')}
        </Button>
      </form>
      {asked !== null && <SubjectDialog cell={asked} onClose={() => setAsked(null)} />}
    </Section>
  )
}
