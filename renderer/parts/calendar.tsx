import { ActionIcon } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLanguage } from '../app/language.tsx'
import type { Locale } from '../../shared/model.ts'
import styles from './calendar.module.css'
import { addDays, addMonths, dayFrom, partsOf, weeksOf, within, type Day } from './calendar-days.ts'
import type { DayRange } from './day-text.ts'

/** How far each key goes from a day, as the grid pattern of WAI-ARIA has it. */
const steps: Readonly<Record<string, (day: Day) => Day>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
  Home: (day) => addDays(day, -weekday(day)),
  End: (day) => addDays(day, 6 - weekday(day)),
}

/** One month to choose a day from, in the language of the program. */
export function Calendar({
  day,
  today,
  range,
  onPick,
}: {
  /** The day that is chosen; empty when none is. */
  day: Day
  today: Day
  range: DayRange
  onPick: (day: Day) => void
}) {
  const { t, locale } = useLanguage()
  const [at, setAt] = useState(() => within(day === '' ? today : day, range))
  const grid = useRef<HTMLTableElement>(null)
  const [moved, setMoved] = useState(true)
  useEffect(() => {
    if (moved) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [at, moved])

  const press = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    setMoved(true)
    setAt(within(step(at), range))
  }
  const turn = (months: number) => {
    setMoved(false)
    setAt(within(addMonths(at, months), range))
  }
  const { year, month } = partsOf(at)
  const isThisMonth = (each: Day) => partsOf(each).month === month
  return (
    <div className={styles['calendar']}>
      <header className={styles['head']}>
        <ActionIcon aria-label={t('shell:date.previous')} onClick={() => turn(-1)}>
          <ChevronLeft size={17} aria-hidden />
        </ActionIcon>
        <strong aria-live="polite">
          {word(locale, { month: 'long', year: 'numeric' }, dayFrom(year, month, 1))}
        </strong>
        <ActionIcon aria-label={t('shell:date.next')} onClick={() => turn(1)}>
          <ChevronRight size={17} aria-hidden />
        </ActionIcon>
      </header>
      <table ref={grid} role="grid" className={styles['grid']} onKeyDown={press}>
        <thead>
          <tr>
            {weeksOf(at)[0]?.map((each) => (
              <th key={each} scope="col" abbr={word(locale, { weekday: 'long' }, momentOf(each))}>
                {word(locale, { weekday: 'narrow' }, momentOf(each))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((each) => (
                <td key={each}>
                  {isThisMonth(each) && (
                    <button
                      type="button"
                      className={styles['day']}
                      tabIndex={each === at ? 0 : -1}
                      disabled={within(each, range) !== each}
                      aria-pressed={each === day}
                      aria-current={each === today ? 'date' : undefined}
                      aria-label={word(locale, { dateStyle: 'full' }, momentOf(each))}
                      // Escape closes this and not the dialog that it may stand in.
                      data-mantine-stop-propagation
                      onClick={() => onPick(each)}
                    >
                      {partsOf(each).date}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function weekday(day: Day): number {
  return momentOf(day).getUTCDay()
}

function momentOf(day: Day): Date {
  const { year, month, date } = partsOf(day)
  return dayFrom(year, month, date)
}

function word(locale: Locale, style: Intl.DateTimeFormatOptions, moment: Date): string {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(moment)
}
