import type { AppEvent, Envelope } from './contract.ts'
import type { PlaceId } from './model.ts'

/** A file that the operator chose, by its opaque handle. The page never learns a path. */
export interface ChosenFile {
  readonly place: PlaceId
  readonly name: string
  /** Bytes. */
  readonly size: number
}

/** What a file is asked for as: a list of any kind, another computer's changes, or a cleaning's report. */
export type FileWanted = 'list' | 'changes' | 'report'

export interface ChosenFolder {
  readonly place: PlaceId
  readonly name: string
}

/** What the shell around the pages can do. Screens ask these, never which shell it is. */
export interface Capabilities {
  readonly nativeDialogs: boolean
  readonly showInFolder: boolean
  readonly taskbar: boolean
  readonly dragOut: boolean
  readonly quit: boolean
}

/** What a shell does for its pages. `Given` is a file as the page's own browser hands it over. */
export interface ShellBridge<Given> {
  readonly capabilities: Capabilities
  call(name: string, input: unknown): Promise<Envelope>
  onEvent(listener: (event: AppEvent) => void): () => void
  fileChosen(file: Given): Promise<ChosenFile>
  /** The page needs the file no more: a copy made for it can go. The operator's own files stay. */
  fileDone(place: PlaceId): void
  openFileDialog(wanted: FileWanted): Promise<ChosenFile | null>
  chooseFolder(): Promise<ChosenFolder | null>
  showInFolder(place: PlaceId): Promise<void>
  setProgress(fraction: number | null): void
  startDrag(place: PlaceId): void
  onOpenFile(listener: (file: ChosenFile) => void): () => void
  onMenuCommand(listener: (id: string) => void): () => void
}
