import { Button, Checkbox, Popover } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { useRef } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { DateField } from '../../parts/date-field.tsx'
import { dayOf, endOfDay, lastDayOf, startOfDay, today } from '../../parts/days.ts'
import { countFilters, noFilter, type Filter } from './filter.ts'
import styles from './filter-menu.module.css'
import { layerName } from './layer-name.ts'
import { scopeName } from './scope-name.ts'

/** Which of the people to show: by why, how and from which list they left, when, and as of when. */
export function FilterMenu({
  search,
  filter,
  onChange,
}: {
  search: string
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const t = useT()
  const format = useFormat()
  const count = countFilters(filter)
  const title = useRef<HTMLHeadingElement>(null)
  return (
    <Popover
      position="bottom-start"
      width={560}
      trapFocus
      shadow="md"
      withinPortal={false}
      middlewares={{ size: true, shift: true, flip: false }}
    >
      <Popover.Target>
        <Button
          variant={count > 0 ? 'light' : 'default'}
          leftSection={<ListFilter size={16} aria-hidden />}
        >
          {t('optouts:filter.open')}
          {count > 0 && ` · ${format.number(count)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles['menu'] ?? ''} aria-label={t('optouts:filter.open')}>
        <h2 ref={title} tabIndex={-1} data-autofocus className={styles['title']}>
          {t('optouts:filter.title')}
        </h2>
        <Facets search={search} filter={filter} onChange={onChange} />
        <Moments filter={filter} onChange={onChange} />
        <Button
          variant="subtle"
          size="xs"
          disabled={count === 0}
          onClick={() => {
            onChange(noFilter)
            // The button cannot keep the focus when there is nothing left to clear.
            title.current?.focus()
          }}
        >
          {t('optouts:filter.clear')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

function Facets({
  search,
  filter,
  onChange,
}: {
  search: string
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const t = useT()
  // The choices stay while one of them is taken, so each group ignores what was chosen in all.
  const { data } = useAnswer('optouts.facets', { search }, { keepPrevious: true })
  if (!data) return null
  return (
    <div className={styles['facets']}>
      <Group
        title={t('optouts:table.reason')}
        values={data.reasons}
        chosen={filter.reasons}
        nameOf={(value) => t(`consent:reason.${value}`)}
        onChange={(reasons) => onChange({ ...filter, reasons })}
      />
      <Group
        title={t('optouts:table.source')}
        values={data.sources}
        chosen={filter.sources}
        nameOf={(value) => t(`consent:source.${value}`)}
        onChange={(sources) => onChange({ ...filter, sources })}
      />
      <Group
        title={t('optouts:table.scope')}
        values={data.scopes}
        chosen={filter.scopes}
        nameOf={(value) => scopeName(value, t)}
        onChange={(scopes) => onChange({ ...filter, scopes })}
      />
      <Group
        title={t('optouts:table.layer')}
        values={data.layers}
        chosen={filter.layers}
        nameOf={(value) => layerName(value, t)}
        onChange={(layers) => onChange({ ...filter, layers })}
      />
    </div>
  )
}

function Group<Value extends string>({
  title,
  values,
  chosen,
  nameOf,
  onChange,
}: {
  title: string
  values: readonly { readonly value: Value; readonly count: number }[]
  chosen: readonly Value[]
  nameOf: (value: Value) => string
  onChange: (chosen: Value[]) => void
}) {
  const format = useFormat()
  if (values.length === 0) return null
  const toggle = (value: Value) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  return (
    <fieldset className={styles['group']}>
      <legend>{title}</legend>
      {values.map(({ value, count }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={() => toggle(value)}
          label={
            <>
              {nameOf(value)} <small>{format.number(count)}</small>
            </>
          }
        />
      ))}
    </fieldset>
  )
}

function Moments({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useT()
  const range = { max: today() }
  // What is no day yet changes nothing.
  const narrow = (changes: Partial<Filter>, day: string | null) =>
    day !== null && onChange({ ...filter, ...changes })
  return (
    <div className={styles['moments']}>
      <DateField
        size="xs"
        label={t('optouts:filter.from')}
        range={range}
        value={filter.from === null ? '' : dayOf(filter.from)}
        onChange={(day) => narrow({ from: startOfDay(day ?? '') }, day)}
      />
      <DateField
        size="xs"
        label={t('optouts:filter.to')}
        range={range}
        value={filter.to === null ? '' : lastDayOf(filter.to)}
        onChange={(day) => narrow({ to: endOfDay(day ?? '') }, day)}
      />
      <DateField
        size="xs"
        label={t('optouts:filter.as_of')}
        title={t('optouts:filter.as_of_hint')}
        range={range}
        value={filter.asOf === null ? '' : lastDayOf(filter.asOf)}
        onChange={(day) => narrow({ asOf: endOfDay(day ?? '') }, day)}
      />
    </div>
  )
}
