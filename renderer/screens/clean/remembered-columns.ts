import { z } from 'zod'
import { phoneColumnSchema, type Inspection, type PhoneColumn } from '../../../shared/model.ts'

const KEY = 'lista-limpa.columns'
/** More kinds of sheets than this no shop has; the oldest give way. */
const MOST = 100

/** Titles of a sheet as one text -> the columns that somebody marked in such a sheet. */
const memorySchema = z.array(z.tuple([z.string(), z.array(phoneColumnSchema).min(1)]))

/** The columns that were marked by hand in a sheet with the very same titles; `null` when none were. */
export function rememberedColumns(inspection: Inspection): readonly PhoneColumn[] | null {
  const titles = titlesOf(inspection)
  return read().find(([known]) => known === titles)?.[1] ?? null
}

/** Keeps what somebody marked, or forgets it. Sheets without titles have nothing to be known by. */
export function rememberColumns(
  inspection: Inspection,
  columns: readonly PhoneColumn[] | null,
): void {
  if (!inspection.dialect.hasHeader) return
  const titles = titlesOf(inspection)
  const others = read().filter(([known]) => known !== titles)
  const mine = columns && columns.length > 0 ? [[titles, [...columns]] as const] : []
  localStorage.setItem(KEY, JSON.stringify([...others, ...mine].slice(-MOST)))
}

function titlesOf({ dialect, columns }: Inspection): string {
  return dialect.hasHeader ? JSON.stringify(columns.map(({ name }) => name)) : ''
}

function read(): z.infer<typeof memorySchema> {
  try {
    return memorySchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'))
  } catch {
    // What another version left, or a browser that keeps nothing: then nothing is remembered.
    return []
  }
}
