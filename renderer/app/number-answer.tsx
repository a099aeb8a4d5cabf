import { Search } from 'lucide-react'
import type { Ref } from 'react'
import { useLocation } from 'wouter'
import { digitsOf } from '../parts/as-written.ts'
import { VerdictIcon } from '../parts/verdict.tsx'
import { useAnswer } from './core.tsx'
import { useIntake } from './intake.tsx'
import { useFormat, useLanguage } from './language.tsx'
import styles from './number-answer.module.css'
import { usePreferences } from './preferences.ts'

/** A number that can be asked about has as many digits as this; with a few of them it can be looked for. */
const WHOLE_DIGITS = 8
const FEWEST_DIGITS = 4

/** Whether a search is for a number rather than for a command. */
export function asksForNumber(search: string): boolean {
  return digitsOf(search).length >= FEWEST_DIGITS
}

/** Whether the number being typed has opted out, and since when. */
export function NumberAnswer({
  ref,
  search,
  onOpen,
}: {
  /** The button that goes there. */
  ref: Ref<HTMLButtonElement>
  search: string
  onOpen: () => void
}) {
  const { t, locale } = useLanguage()
  const format = useFormat()
  const { country } = usePreferences()
  const { setSearch } = useIntake()
  const [, navigate] = useLocation()
  const enough = digitsOf(search).length >= WHOLE_DIGITS
  const { data } = useAnswer(
    'optouts.check',
    { cells: [search], country, mode: 'national', locale },
    { enabled: enough },
  )
  const answer = enough ? data?.[0] : undefined
  const open = () => {
    setSearch(search)
    navigate('/optouts')
    onOpen()
  }
  if (!asksForNumber(search)) return null
  if (!answer || answer.status === 'unreadable') {
    return (
      <button ref={ref} type="button" className={styles['answer']} onClick={open}>
        <Search size={18} aria-hidden />
        <span>{t('commands:palette.look_for', { search })}</span>
      </button>
    )
  }

  const date = answer.entry ? format.date(answer.entry.since) : ''
  return (
    <div role="status">
      <button ref={ref} type="button" className={styles['answer']} onClick={open}>
        <VerdictIcon code={answer.status === 'not_suppressed' ? 'kept' : answer.status} size={18} />
        <strong>{answer.identified.display}</strong>
        <span>{t(`commands:palette.${answer.status}`, { date })}</span>
      </button>
    </div>
  )
}
