import { FileSpreadsheet, TriangleAlert } from 'lucide-react'
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useCleaningControl } from '../screens/clean/cleaning-context.tsx'
import type { MessageKey } from '../../shared/locales/messages.ts'
import { isTextField } from './accelerator.ts'
import styles from './intake.module.css'
import { useT } from './language.tsx'

/** What was dropped or pasted to become opt-outs and waits for its screen to take it up. */
export type Incoming = { readonly file: File | null } | { readonly text: string }

interface Intake {
  readonly search: string
  /** Numbers do not belong into addresses, so the search lives here and not in the path. */
  readonly setSearch: (search: string) => void
  readonly incoming: Incoming | null
  readonly setIncoming: (incoming: Incoming | null) => void
}

const IntakeContext = createContext<Intake | null>(null)

export function useIntake(): Intake {
  const intake = use(IntakeContext)
  if (!intake) throw new Error('no IntakeProvider above')
  return intake
}

/** The whole window takes files by dropping and pasting, and numbers by pasting. */
export function IntakeProvider({ children }: { children: ReactNode }) {
  const [path, navigate] = useLocation()
  const [incoming, setIncoming] = useState<Incoming | null>(null)
  const [search, setSearch] = useState('')
  const control = useCleaningControl()
  const intake = useMemo(() => ({ incoming, setIncoming, search, setSearch }), [incoming, search])

  const takeFile = (file: File) => {
    if (path === '/optouts') return setIncoming({ file })
    navigate('/')
    void control.open(file)
  }
  usePasting(takeFile, (text) => {
    navigate('/optouts')
    setIncoming({ text })
  })
  const dragged = useDropping(takeFile)

  return (
    <IntakeContext value={intake}>
      {children}
      {dragged && <DropOverlay dragged={dragged} toOptOuts={path === '/optouts'} />}
    </IntakeContext>
  )
}

/** What hangs over the window, as far as a browser tells before it is dropped. */
type Dragged = 'sheet' | 'several' | 'other'

function draggedIn(transfer: DataTransfer): Dragged {
  const files = [...transfer.items].filter((item) => item.kind === 'file')
  if (files.length > 1) return 'several'
  const type = files[0]?.type ?? ''
  return /^(image|video|audio|font)\//.test(type) || files.length === 0 ? 'other' : 'sheet'
}

function useDropping(onFile: (file: File) => void): Dragged | null {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  useEffect(() => {
    const events = new AbortController()
    const { signal } = events
    // Entering a child fires before leaving its parent, so only the balance tells.
    let depth = 0
    const end = () => {
      depth = 0
      setDragged(null)
    }
    window.addEventListener(
      'dragenter',
      (event) => {
        depth++
        if (event.dataTransfer) setDragged(draggedIn(event.dataTransfer))
      },
      { signal },
    )
    window.addEventListener('dragleave', () => --depth <= 0 && end(), { signal })
    // Without this a dropped file would replace the page.
    window.addEventListener('dragover', (event) => event.preventDefault(), { signal })
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault()
        end()
        const files = event.dataTransfer?.files
        const file = files?.[0]
        if (file && files.length === 1) onFile(file)
      },
      { signal },
    )
    return () => events.abort()
  })
  return dragged
}

function usePasting(onFile: (file: File) => void, onText: (text: string) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isTextField(event.target)) return
      const file = event.clipboardData?.files[0]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (file) onFile(file)
      else if (/\d/.test(text)) onText(text)
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  })
}

function DropOverlay({ dragged, toOptOuts }: { dragged: Dragged; toOptOuts: boolean }) {
  const t = useT()
  const sentence: Record<Dragged, MessageKey> = {
    sheet: toOptOuts ? 'lists:drop.import' : 'lists:drop.clean',
    several: 'lists:drop.several',
    other: 'lists:drop.not_file',
  }
  const Icon = dragged === 'sheet' ? FileSpreadsheet : TriangleAlert
  return (
    <div className={styles['overlay']} role="status">
      <Icon size={40} strokeWidth={1.5} aria-hidden />
      <strong>{t(sentence[dragged])}</strong>
      {dragged === 'sheet' && <span>{t('lists:drop.hint')}</span>}
    </div>
  )
}
