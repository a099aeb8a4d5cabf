import { useRef, type ReactNode } from 'react'
import { useCore } from '../app/core.tsx'
import type { FileWanted } from '../../shared/bridge.ts'
import type { ChosenFile } from '../shell.ts'

/** Only what the dialog shows first: a file of another name is still read for what it is. */
const ACCEPTED: Readonly<Record<FileWanted, string>> = {
  list: '.csv,.txt,.tsv,.xlsx,.xls,.ods,.vcf,.jsonl,.zip,.lista,text/csv,text/plain',
  changes: '.lista',
  report: '.json,application/json',
}

/**
 * Asks for a file: by the system's own dialog where the shell has one, else by the browser's.
 *
 * @returns `pick`, to be called from a gesture, and an invisible `input` to be put into the page
 */
export function useFilePicker(
  onFile: (file: File | ChosenFile) => void,
  wanted: FileWanted = 'list',
): {
  readonly pick: () => void
  input: ReactNode
} {
  const { shell } = useCore()
  const input = useRef<HTMLInputElement>(null)
  return {
    pick() {
      if (!shell.capabilities.nativeDialogs) return input.current?.click()
      void shell.openFileDialog(wanted).then((file) => file && onFile(file))
    },
    input: (
      <input
        ref={input}
        type="file"
        accept={ACCEPTED[wanted]}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    ),
  }
}
