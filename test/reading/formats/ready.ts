import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openList } from '../../../electron/core/reading/list.ts'
import type { Preparing } from '../../../electron/core/reading/prepare.ts'
import { prepareFile } from '../../../electron/core/reading/prepare-file.ts'

export interface ReadBack {
  readonly kind: string
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'formatos-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes a file, makes it ready and reads all of it, as a cleaning does. */
export async function readBack(
  content: Uint8Array | string,
  name: string,
  { sheet, undecided = 'refuse' }: { sheet?: string; undecided?: Preparing['undecided'] } = {},
): Promise<ReadBack> {
  const folder = temporaryFolder()
  const path = join(folder, name)
  writeFileSync(path, content)
  const choices = sheet === undefined ? {} : { sheet }
  const ready = await prepareFile({ path, name }, choices, {
    folder: () => folder,
    locale: 'pt-BR',
    undecided,
  })
  const list = openList(ready, choices)
  try {
    const rows = Array.from(
      list.records(() => {}),
      (record) => {
        if (record.fault !== null) throw new Error(`${record.fault} in row ${record.row}`)
        return Array.from({ length: record.cellCount }, (_, index) => record.cell(index))
      },
    )
    return { kind: list.kind, sheets: list.sheets, sheet: list.sheet, header: list.header, rows }
  } finally {
    list.close()
  }
}
