import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useCore } from '../app/core.tsx'
import type { PlaceId } from '../../shared/model.ts'

interface Where {
  /** `null`: into a folder of the program's own, from which the browser fetches it. */
  readonly folder: PlaceId | null
  readonly replace: boolean
}

/** Making a file for its operator, as a screen sees it. */
export interface HandingOut<Choice> {
  readonly start: (choice: Choice) => void
  /** Once more into the same folder, now replacing what stands there. */
  readonly replace: () => void
  readonly pending: boolean
  readonly error: unknown
}

/**
 * Makes a file and hands it out: into a folder that is asked for first, where the shell can ask, else
 * by the browser's downloads, after which the program keeps no copy. Whoever closes the dialog wants
 * no file.
 */
export function useHandOut<Choice, Made extends { readonly place: PlaceId }>(
  make: (choice: Choice, where: Where) => Promise<Made>,
  onDone: (made: Made) => void,
): HandingOut<Choice> {
  const { shell } = useCore()
  const [last, setLast] = useState<{ readonly choice: Choice; readonly folder: PlaceId } | null>(
    null,
  )
  const making = useMutation({
    async mutationFn({ choice, again }: { choice: Choice; again: PlaceId | null }) {
      if (!shell.capabilities.nativeDialogs) {
        const made = await make(choice, { folder: null, replace: false })
        await shell.download(made.place)
        shell.fileDone(made.place)
        return made
      }
      const folder = again ?? (await shell.chooseFolder())?.place ?? null
      if (folder === null) return null
      setLast({ choice, folder })
      const made = await make(choice, { folder, replace: again !== null })
      shell.fileDone(made.place)
      return made
    },
    onSuccess: (made) => made && onDone(made),
  })
  return {
    start: (choice) => making.mutate({ choice, again: null }),
    replace: () => last && making.mutate({ choice: last.choice, again: last.folder }),
    pending: making.isPending,
    error: making.error,
  }
}
