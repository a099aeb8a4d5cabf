import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const memorySchema = z.object({
  place: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int().min(200).max(20_000),
      height: z.number().int().min(200).max(20_000),
      maximized: z.boolean(),
    })
    .nullable()
    .catch(null),
  /** Where the last file was chosen; systems no longer remember it for us. */
  lastFolder: z.string().nullable().catch(null),
})
type Remembered = z.infer<typeof memorySchema>

/** Small conveniences of the window. Losing them loses nothing. */
export interface Memory {
  readonly read: () => Remembered
  remember(changes: Partial<Remembered>): void
}

export function openMemory(path: string): Memory {
  let remembered = readMemory(path)
  return {
    read: () => remembered,
    remember(changes) {
      remembered = { ...remembered, ...changes }
      try {
        writeFileSync(`${path}.new`, JSON.stringify(remembered), { mode: 0o600 })
        renameSync(`${path}.new`, path)
      } catch {
        // A full disk must not keep a window from closing.
      }
    },
  }
}

function readMemory(path: string): Remembered {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { place: null, lastFolder: null }
  }
}
