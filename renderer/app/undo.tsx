import { notifications } from '@mantine/notifications'
import { createContext, use, useState, type ReactNode } from 'react'
import { toAppError, type AppError } from '../../shared/errors.ts'
import { useCommand } from './commands.tsx'
import { useCore } from './core.tsx'
import { useT } from './language.tsx'
import { useToast } from './toast.tsx'

interface Undo {
  /** Says in passing what was recorded, with the way back, which Ctrl+Z takes too. */
  readonly recorded: (message: string, batch: number | null) => void
  /** Why the last change could not be taken back. */
  readonly trouble: AppError | null
  readonly clearTrouble: () => void
}

/** One act of recording, and the toast that told of it. */
interface Change {
  readonly batch: number
  readonly toastId: string
}

const UndoContext = createContext<Undo | null>(null)

export function useUndo(): Undo {
  const undo = use(UndoContext)
  if (!undo) throw new Error('no UndoProvider above')
  return undo
}

/** Remembers the last change of the list that was made here. Older ones are undone in the history. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const t = useT()
  const toast = useToast()
  const { client } = useCore()
  const [last, setLast] = useState<Change | null>(null)
  const [trouble, setTrouble] = useState<AppError | null>(null)

  async function takeBack({ batch, toastId }: Change) {
    notifications.hide(toastId)
    setLast((known) => (known?.batch === batch ? null : known))
    try {
      const { reversed } = await client.call('batches.previewUndo', { batch })
      const report = await client.call('batches.undo', { batch, confirmed: reversed, note: '' })
      const done = t('changes:undo.done', { count: report.reversed })
      toast(report.kept > 0 ? `${done} ${t('changes:undo.kept', { count: report.kept })}` : done)
    } catch (thrown) {
      setTrouble(toAppError(thrown))
    }
  }
  useCommand('optouts.undo', last === null ? null : () => void takeBack(last))

  // Drawn again only when something in it changes, so the value need not be kept.
  const undo: Undo = {
    recorded(message, batch) {
      if (batch === null) return void toast(message)
      const change = { batch, toastId: toast(message, () => void takeBack(change)) }
      setLast(change)
    },
    trouble,
    clearTrouble: () => setTrouble(null),
  }
  return <UndoContext value={undo}>{children}</UndoContext>
}
