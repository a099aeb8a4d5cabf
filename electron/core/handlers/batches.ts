import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { listBatches, readBatch } from '../store/events/imports.ts'
import { readSettings } from '../store/settings/settings.ts'
import { previewUndoImport, undoImport } from '../store/events/undo-import.ts'
import { tellChanged } from './told.ts'

type BatchMethod = Extract<keyof Handlers, `batches.${string}`>

/** What was recorded together, and taking it back. */
export function batchHandlers(context: Context): Pick<Handlers, BatchMethod> {
  const { store, clock } = context
  return {
    'batches.list': (query) => listBatches(store.db(), query),
    'batches.rows': ({ batch, ...page }) => readBatch(store.db(), batch, page),
    'batches.previewUndo': ({ batch }) => previewUndoImport(store.db(), batch),
    'batches.undo'({ batch, ...said }) {
      const db = store.db()
      const { operator } = readSettings(db)
      const report = undoImport(db, batch, { ...said, operator }, clock)
      tellChanged(context)
      return report
    },
  }
}
