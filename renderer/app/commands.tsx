import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { commands, isCommandId, type CommandId } from '../../shared/commands.ts'
import { pressed } from './accelerator.ts'
import { useCore } from './core.tsx'

type Handler = () => void

interface CommandCentre {
  /** `null` when it cannot be done now. */
  readonly handlerOf: (id: CommandId) => Handler | null
  offer(id: CommandId, handler: Handler): () => void
}

const CommandContext = createContext<CommandCentre | null>(null)

function useCommandCentre(): CommandCentre {
  const centre = use(CommandContext)
  if (!centre) throw new Error('no CommandProvider above')
  return centre
}

/** Gives commands to whoever offers them: from the keyboard, from the native menu, from the palette. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const { shell } = useCore()
  const handlers = useRef(new Map<CommandId, Handler>())
  const centre = useMemo<CommandCentre>(
    () => ({
      handlerOf: (id) => handlers.current.get(id) ?? null,
      offer(id, handler) {
        handlers.current.set(id, handler)
        return () => {
          if (handlers.current.get(id) === handler) handlers.current.delete(id)
        }
      },
    }),
    [],
  )

  useEffect(
    () => shell.onMenuCommand((id) => isCommandId(id) && centre.handlerOf(id)?.()),
    [shell, centre],
  )
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commands.find(({ accelerator }) => accelerator && pressed(event, accelerator))
      const handler = command && centre.handlerOf(command.id)
      if (!handler) return
      event.preventDefault()
      handler()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [centre])

  return <CommandContext value={centre}>{children}</CommandContext>
}

/** Offers to carry out a command while the component is there; `null` while it cannot. */
export function useCommand(id: CommandId, handler: Handler | null): void {
  const centre = useCommandCentre()
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  const able = handler !== null
  useEffect(
    () => (able ? centre.offer(id, () => latest.current?.()) : undefined),
    [centre, id, able],
  )
}

/** What can be done now. @returns a function: the command's handler, or `null` */
export function useHandlers(): CommandCentre['handlerOf'] {
  return useCommandCentre().handlerOf
}
