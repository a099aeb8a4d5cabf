import { FileSpreadsheet, TriangleAlert } from 'lucide-react'
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import { useLocation } from 'wouter'
import type { Layer } from '../../shared/consent/layers.ts'
import type { ChosenFile } from '../shell.ts'
import { useCleaningControl } from '../screens/clean/cleaning-context.tsx'
import type { ScreenKey } from '../../shared/locales/screen-messages.ts'
import { isTextField } from './accelerator.ts'
import { useCore } from './core.tsx'
import styles from './intake.module.css'
import { useT } from './language.tsx'

/** What another computer knows comes under names of its own. */
const CHANGES = /\.lista$/i

/** What was dropped or pasted to become opt-outs and waits for its screen to take it up. */
export type Incoming =
  | { readonly file: File | null; readonly layer?: Layer }
  | { readonly text: string }

interface Intake {
  /** Takes a file that was opened without a word about what for: by Ctrl+O, by “open with”. */
  readonly openFile: (file: File | ChosenFile) => void
  readonly search: string
  /** Numbers do not belong into addresses, so the search lives here and not in the path. */
  readonly setSearch: (search: string) => void
  readonly incoming: Incoming | null
  readonly setIncoming: (incoming: Incoming | null) => void
  /** Whose list the screen of opt-outs is to show when it comes. */
  readonly layerShown: Layer | null
  readonly setLayerShown: (layer: Layer | null) => void
  /** A file for the screen that looks into files. */
  readonly toVerify: File | null
  readonly setToVerify: (file: File | null) => void
  /** What another computer knows, for the settings, where it is taken in. */
  readonly toMerge: File | ChosenFile | null
  readonly setToMerge: (file: File | ChosenFile | null) => void
  /** Why the last thing dropped was not taken. */
  readonly refusal: ScreenKey | null
  readonly setRefusal: (refusal: ScreenKey | null) => void
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
  const [toVerify, setToVerify] = useState<File | null>(null)
  const [layerShown, setLayerShown] = useState<Layer | null>(null)
  const [toMerge, setToMerge] = useState<File | ChosenFile | null>(null)
  const [refusal, setRefusal] = useState<ScreenKey | null>(null)
  const control = useCleaningControl()
  const { shell } = useCore()
  const openFile = useCallback(
    (file: File | ChosenFile) => {
      setRefusal(null)
      if (CHANGES.test(file.name)) {
        navigate('/settings')
        return setToMerge(file)
      }
      navigate('/')
      void control.open(file)
    },
    [control, navigate],
  )
  useEffect(() => shell.onOpenFile(openFile), [shell, openFile])
  const intake = useMemo(
    () => ({
      openFile,
      incoming,
      setIncoming,
      search,
      setSearch,
      layerShown,
      setLayerShown,
      toVerify,
      setToVerify,
      toMerge,
      setToMerge,
      refusal,
      setRefusal,
    }),
    [openFile, incoming, search, layerShown, toVerify, toMerge, refusal],
  )

  const takeFile = (file: File) => {
    setRefusal(null)
    const isChanges = CHANGES.test(file.name)
    if (path === '/optouts' && !isChanges) setIncoming({ file })
    else if (path === '/verify' && !isChanges) setToVerify(file)
    else openFile(file)
  }
  const takeText = (text: string) => {
    setRefusal(null)
    navigate('/optouts')
    setIncoming({ text })
  }
  usePasting(takeFile, takeText)
  const dragged = useDropping((transfer) => {
    const [file, another] = transfer.files
    const text = transfer.getData('text/plain')
    const isFolder = transfer.items[0]?.webkitGetAsEntry()?.isDirectory
    if (another) setRefusal('lists:drop.several')
    else if (isFolder) setRefusal('lists:drop.folder')
    else if (file) takeFile(file)
    else if (/\d/.test(text)) takeText(text)
    else setRefusal('lists:drop.not_file')
  })

  return (
    <IntakeContext value={intake}>
      {children}
      {dragged && <DropOverlay dragged={dragged} path={path} />}
    </IntakeContext>
  )
}

/** What hangs over the window, as far as a browser tells before it is dropped. */
type Dragged = 'sheet' | 'text' | 'several' | 'other'

function draggedIn(transfer: DataTransfer): Dragged {
  const files = [...transfer.items].filter((item) => item.kind === 'file')
  const [first] = files
  if (!first) return transfer.types.includes('text/plain') ? 'text' : 'other'
  if (files.length > 1) return 'several'
  return /^(image|video|audio|font)\//.test(first.type) ? 'other' : 'sheet'
}

function useDropping(onDrop: (transfer: DataTransfer) => void): Dragged | null {
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
        if (event.dataTransfer) onDrop(event.dataTransfer)
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

/** What dropping a sheet does on the screens where it does not clean. */
const sheetSentences: Readonly<Record<string, ScreenKey>> = {
  '/optouts': 'lists:drop.import',
  '/verify': 'lists:drop.verify',
}

function DropOverlay({ dragged, path }: { dragged: Dragged; path: string }) {
  const t = useT()
  const sentence: Record<Dragged, ScreenKey> = {
    sheet: sheetSentences[path] ?? 'lists:drop.clean',
    text: 'lists:drop.text',
    several: 'lists:drop.several',
    other: 'lists:drop.not_file',
  }
  const Icon = dragged === 'sheet' || dragged === 'text' ? FileSpreadsheet : TriangleAlert
  return (
    <div className={styles['overlay']} role="status">
      <Icon size={40} strokeWidth={1.5} aria-hidden />
      <strong>{t(sentence[dragged])}</strong>
      {dragged === 'sheet' && <span>{t('lists:drop.hint')}</span>}
    </div>
  )
}
