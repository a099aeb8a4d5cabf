import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'
import { ADD_FIELD } from '../../app/field-ids.ts'
import { useAnswer, useAsk, useCore } from '../../app/core.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { useUndo } from '../../app/undo.tsx'
import { digitsOf, isAsWritten } from '../../parts/as-written.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { MethodInput, MethodOutput } from '../../../shared/contract.ts'
import styles from './add-one.module.css'
import { ConsentFields, noDetails, type ConsentDetails } from './consent-fields.tsx'
import { formatTyped } from './format-typed.ts'

const FEWEST_DIGITS = 8
const nothing: MethodInput<'optouts.check'> = {
  cells: [],
  country: 'BR',
  mode: 'national',
  locale: 'pt-BR',
}

type CheckAnswer = MethodOutput<'optouts.check'>[number]

/** Type a number, see at once who it is, press Enter; the field is ready for the next one. */
export function AddOne() {
  const t = useT()
  const { recorded } = useUndo()
  const { client } = useCore()
  const { country } = usePreferences()
  const input = useRef<HTMLInputElement>(null)
  const busy = useRef(false)
  const [typed, setTyped] = useState('')
  const [details, setDetails] = useState<ConsentDetails>(noDetails)
  const [detailed, setDetailed] = useState(false)
  const ask = useAsk()
  const question = useQuestion(typed)
  const answer = useTypedNumber(question)
  const settled = answer !== null && answer.status === 'unreadable'

  const adding = useMutation({
    /** Enter may come before the answer does: it waits for it, and never takes what cannot be read. */
    async mutationFn() {
      const [answered] = question === null ? [] : await ask('optouts.check', question)
      // Whoever typed on meanwhile means another number.
      if (!answered || answered.status === 'unreadable' || input.current?.value !== typed)
        return null
      const report = await client.call('optouts.add', {
        cells: [typed],
        country,
        ...details,
        onUnreadable: 'refuse',
      })
      return { ...report, display: answered.identified.display }
    },
    onSuccess(added) {
      if (added === null) return
      const { created, batch, display } = added
      recorded(t(created > 0 ? 'optouts:add.done' : 'optouts:add.done_already', { display }), batch)
      setTyped('')
      setDetails(noDetails)
      input.current?.focus()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A second Enter comes before the first is drawn.
    if (busy.current) return
    busy.current = true
    adding.mutate(undefined, { onSettled: () => (busy.current = false) })
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
        <Button type="submit" disabled={question === null || settled} loading={adding.isPending}>
          {t('optouts:add.action')}
        </Button>
        <p id="add-one-answer" className={styles['answer']} role="status">
          {typed !== '' && answer && <AnswerWords typed={typed} answer={answer} />}
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

/** What to ask the core about the number as it is typed; `null` while there is too little of it. */
function useQuestion(typed: string): MethodInput<'optouts.check'> | null {
  const { locale } = useLanguage()
  const { country } = usePreferences()
  if (digitsOf(typed).length < FEWEST_DIGITS) return null
  return { cells: [typed], country, mode: 'national', locale }
}

function useTypedNumber(question: MethodInput<'optouts.check'> | null): CheckAnswer | null {
  const { data } = useAnswer('optouts.check', question ?? nothing, { enabled: question !== null })
  return (question !== null && data?.[0]) || null
}

function AnswerWords({ typed, answer }: { typed: string; answer: CheckAnswer }) {
  const t = useT()
  const format = useFormat()
  const { identified, status, entry } = answer
  const date = entry && format.date(entry.since)
  // A number that was read as it stands needs no words about how it was read.
  const wasCompleted = !isAsWritten(identified.display ?? '', typed)
  return (
    <>
      {identified.display && <strong>{identified.display}</strong>}{' '}
      {status === 'suppressed' && date && t('optouts:add.already', { date })}
      {status === 'possible_match' && date && t('optouts:add.possible', { date })}
      {status === 'unreadable' && identified.explanation}
      {status === 'not_suppressed' &&
        (wasCompleted ? identified.explanation : t('optouts:add.new'))}
    </>
  )
}
