import { ActionIcon, TextInput } from '@mantine/core'
import { CalendarDays } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useLanguage } from '../app/language.tsx'
import { Calendar } from './calendar.tsx'
import { addDays, within, type Day } from './calendar-days.ts'
import styles from './date-field.module.css'
import { readDay, writeDay, type DayRange } from './day-text.ts'
import { today } from './days.ts'

/**
 * A day, typed as the language of the program writes it or chosen from a month. A browser's own field
 * would follow the language of the browser.
 *
 * What is no day, or one that makes no sense, is said below the field and keeps its form from being sent.
 */
export function DateField({
  label,
  title,
  size = 'sm',
  className,
  value,
  range,
  onChange,
}: {
  label: string
  title?: string
  size?: 'xs' | 'sm'
  className?: string | undefined
  /** Empty when there is none. */
  value: Day
  range: DayRange
  /** Told the day, an empty text, or `null` while what is typed is no day. */
  onChange: (day: Day | null) => void
}) {
  const { t, locale } = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const [seen, setSeen] = useState(value)
  const [editing, setEditing] = useState(false)
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const id = useId()
  const now = today()

  // Cleared or set from elsewhere: what was typed counts no more.
  if (seen !== value) {
    setSeen(value)
    if (!editing) setTyped(null)
  }
  const text = typed ?? (value === '' ? '' : writeDay(value, locale))
  const found = text.trim() === '' ? '' : readDay(text, locale, now, range)
  const problem = problemOf(found)
  function problemOf(day: Day | null): string | null {
    if (day === '') return null
    if (day === null) return t('shell:date.wrong', { example: writeDay(now, locale) })
    if (range.max !== undefined && day > range.max) {
      return t('shell:date.late', { day: writeDay(range.max, locale) })
    }
    if (range.min !== undefined && day < range.min) {
      return t('shell:date.early', { day: writeDay(range.min, locale) })
    }
    return null
  }
  useEffect(() => input.current?.setCustomValidity(problem ?? ''), [problem])

  const type = (next: string) => {
    setTyped(next)
    const day = next.trim() === '' ? '' : readDay(next, locale, now, range)
    onChange(problemOf(day) === null ? day : null)
  }
  const pick = (day: Day) => {
    setTyped(null)
    onChange(day)
    popover.current?.hidePopover()
    input.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    if (event.altKey) {
      popover.current?.showPopover()
      return
    }
    const from = found === null || found === '' ? null : found
    const step = event.key === 'ArrowUp' ? 1 : -1
    const day = within(from === null ? now : addDays(from, step), range)
    setTyped(null)
    onChange(day)
  }
  return (
    <div className={className} title={title}>
      <TextInput
        ref={input}
        size={size}
        label={label}
        placeholder={t('shell:date.shape')}
        autoComplete="off"
        value={text}
        error={!editing && problem}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onFocus={() => setEditing(true)}
        onBlur={() => {
          setEditing(false)
          if (problem === null) setTyped(null)
        }}
        onKeyDown={press}
        rightSection={
          <ActionIcon size={size} popoverTarget={id} aria-label={t('shell:date.open', { label })}>
            <CalendarDays size={16} aria-hidden />
          </ActionIcon>
        }
      />
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles['popover']}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open && (
          <Calendar day={found === null ? '' : found} today={now} range={range} onPick={pick} />
        )}
      </div>
    </div>
  )
}
