import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'
import { ADD_FIELD } from '../../app/field-ids.ts'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { useUndo } from '../../app/undo.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { MethodOutput } from '../../../shared/contract.ts'
import styles from './add-one.module.css'
import { ConsentFields, noDetails, type ConsentDetails } from './consent-fields.tsx'
import { formatTyped } from './format-typed.ts'

type CheckAnswer = MethodOutput<'optouts.check'>[number]

/** Type a number, see at once who it is, press Enter; the field is ready for the next one. */
export function AddOne() {
  const t = useT()
  const { recorded } = useUndo()
  const { client } = useCore()
  const { country } = usePreferences()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [details, setDetails] = useState<ConsentDetails>(noDetails)
  const [detailed, setDetailed] = useState(false)
  const answer = useTypedNumber(typed)
  const readable = answer !== null && answer.status !== 'unreadable'

  const adding = useMutation({
    mutationFn: () =>
      client.call('optouts.add', {
        cells: [typed],
        country,
        ...details,
        onUnreadable: 'refuse',
      }),
    onSuccess: ({ created, batch }) => {
      const display = answer?.identified.display ?? typed
      const done = t(created > 0 ? 'optouts:add.done' : 'optouts:add.done_already', { display })
      recorded(done, batch)
      setTyped('')
      setDetails(noDetails)
      input.current?.focus()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (readable && !adding.isPending) adding.mutate()
  }

  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['line']}>
        <TextInput
          ref={input}
          id={ADD_FIELD}
          className={styles['number'] ?? ''}
          label={t('optouts:add.label')}
          placeholder={t('optouts:add.hint')}
          inputMode="tel"
          autoComplete="off"
          autoFocus
          value={typed}
          aria-describedby="add-one-answer"
          onChange={({ currentTarget }) => {
            adding.reset()
            setTyped(formatTyped(currentTarget.value, typed))
          }}
        />
        <Button type="submit" disabled={!readable} loading={adding.isPending}>
          {t('optouts:add.action')}
        </Button>
        <p id="add-one-answer" className={styles['answer']} role="status">
          {typed !== '' && answer && <AnswerWords answer={answer} />}
        </p>
        <Button
          variant="subtle"
          rightSection={<ChevronDown size={15} aria-hidden className={styles['turn'] ?? ''} />}
          aria-expanded={detailed}
          onClick={() => setDetailed(!detailed)}
        >
          {t('optouts:add.details')}
        </Button>
      </div>
      {detailed && <ConsentFields details={details} onChange={setDetails} />}
      {adding.error && <ErrorNote error={adding.error} />}
    </form>
  )
}

/** What the core makes of the number as it is typed; `null` while there is too little to ask about. */
function useTypedNumber(typed: string): CheckAnswer | null {
  const { locale } = useLanguage()
  const { country } = usePreferences()
  const enough = typed.replace(/\D/g, '').length >= 8
  const { data } = useAnswer(
    'optouts.check',
    { cells: [typed], country, mode: 'national', locale },
    { enabled: enough },
  )
  return (enough && data?.[0]) || null
}

function AnswerWords({ answer }: { answer: CheckAnswer }) {
  const t = useT()
  const format = useFormat()
  const { identified, status, entry } = answer
  const date = entry && format.date(entry.since)
  return (
    <>
      {identified.display && <strong>{identified.display}</strong>}{' '}
      {status === 'suppressed' && date && t('optouts:add.already', { date })}
      {status === 'possible_match' && date && t('optouts:add.possible', { date })}
      {(status === 'unreadable' || status === 'not_suppressed') && identified.explanation}
    </>
  )
}
