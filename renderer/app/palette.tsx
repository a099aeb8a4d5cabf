import { Modal } from '@mantine/core'
import { Search } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { commandAreas, commands, type Command } from '../../shared/commands.ts'
import { acceleratorWords } from './accelerator.ts'
import { useFocusReturn } from '../parts/use-focus-return.ts'
import { useHandlers } from './commands.tsx'
import { found } from './fold.ts'
import { useT } from './language.tsx'
import { asksForNumber, NumberAnswer } from './number-answer.tsx'
import styles from './palette.module.css'

/** Every command that can be given now, and any number asked about, in one field. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useT()
  const id = useId()
  useFocusReturn()
  const handlerOf = useHandlers()
  const [search, setSearch] = useState('')
  const [current, setCurrent] = useState(0)
  const number = useRef<HTMLButtonElement>(null)
  const shown = commands
    .filter((each) => each.id !== 'palette.open' && handlerOf(each.id) !== null)
    .filter((each) => found(t(each.label), search))
    .toSorted((a, b) => commandAreas.indexOf(a.area) - commandAreas.indexOf(b.area))
  const optionId = (position: number) => `${id}-${position}`

  const carryOut = (command: (typeof commands)[number] | undefined) => {
    const handler = command && handlerOf(command.id)
    if (!handler) return
    onClose()
    // The dialog gives the focus back first; what the command focuses comes after.
    setTimeout(handler)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setCurrent((current + step + shown.length) % Math.max(1, shown.length))
    }
    if (event.key !== 'Enter') return
    if (shown.length > 0) carryOut(shown[current])
    else number.current?.click()
  }

  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('commands:palette.open')}>
        <label className={styles['search']}>
          <Search size={18} aria-hidden />
          <input
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls={id}
            aria-activedescendant={shown.length > 0 ? optionId(current) : undefined}
            aria-label={t('commands:palette.hint')}
            placeholder={t('commands:palette.hint')}
            value={search}
            onKeyDown={onKeyDown}
            onChange={({ currentTarget }) => {
              setSearch(currentTarget.value)
              setCurrent(0)
            }}
          />
        </label>
        <NumberAnswer ref={number} search={search} onOpen={onClose} />
        <div
          id={id}
          role="listbox"
          className={styles['list']}
          aria-label={t('commands:palette.open')}
        >
          {shown.map((command, position) => (
            <Option
              key={command.id}
              id={optionId(position)}
              command={command}
              current={position === current}
              onPoint={() => setCurrent(position)}
              onChoose={() => carryOut(command)}
            />
          ))}
        </div>
        {shown.length === 0 && !asksForNumber(search) && (
          <p className={styles['none']}>{t('commands:palette.none')}</p>
        )}
      </Modal.Content>
    </Modal.Root>
  )
}

function Option({
  id,
  command,
  current,
  onPoint,
  onChoose,
}: {
  id: string
  command: Command
  current: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  const t = useT()
  return (
    <div
      id={id}
      ref={(node) => {
        if (current) node?.scrollIntoView({ block: 'nearest' })
      }}
      role="option"
      aria-selected={current}
      className={styles['option']}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      <span>{t(command.label)}</span>
      <small>{t(`commands:area.${command.area}`)}</small>
      {command.accelerator && <kbd>{acceleratorWords(command.accelerator)}</kbd>}
    </div>
  )
}
