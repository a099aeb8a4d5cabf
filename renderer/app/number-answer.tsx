import { useLocation } from 'wouter'
import { VerdictIcon } from '../parts/verdict.tsx'
import { useAnswer } from './core.tsx'
import { useIntake } from './intake.tsx'
import { useFormat, useLanguage } from './language.tsx'
import styles from './number-answer.module.css'
import { usePreferences } from './preferences.ts'

/** Fewer digits than this are the beginning of something else. */
const FEWEST_DIGITS = 8

/** Whether a search is for a number rather than for a command. */
export function asksForNumber(search: string): boolean {
  return search.replace(/\D/g, '').length >= FEWEST_DIGITS
}

/** Whether the number being typed has opted out, and since when. */
export function NumberAnswer({ search, onOpen }: { search: string; onOpen: () => void }) {
  const { t, locale } = useLanguage()
  const format = useFormat()
  const { country } = usePreferences()
  const { setSearch } = useIntake()
  const [, navigate] = useLocation()
  const enough = asksForNumber(search)
  const { data } = useAnswer(
    'optouts.check',
    { cells: [search], country, mode: 'national', locale },
    { enabled: enough },
  )
  const answer = enough ? data?.[0] : undefined
  if (!answer || answer.status === 'unreadable') return null

  const date = answer.entry ? format.date(answer.entry.since) : ''
  return (
    <div role="status">
      <button
        type="button"
        className={styles['answer']}
        onClick={() => {
          setSearch(search)
          navigate('/optouts')
          onOpen()
        }}
      >
        <VerdictIcon code={answer.status === 'not_suppressed' ? 'kept' : answer.status} size={18} />
        <strong>{answer.identified.display}</strong>
        <span>{t(`commands:palette.${answer.status}`, { date })}</span>
      </button>
    </div>
  )
}
