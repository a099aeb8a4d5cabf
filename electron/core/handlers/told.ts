import type { Context } from '../context.ts'
import { readSettings } from '../store/settings/settings.ts'
import { countSuppressed } from '../store/asking/suppression.ts'

/** Tells every screen that the list is another one now. */
export function tellChanged({ emit, store }: Pick<Context, 'emit' | 'store'>): void {
  emit({ type: 'store.changed', suppressed: countSuppressed(store.db()) })
}

/** Who is at the keyboard, as far as a ledger that may be refused can tell. */
export function operatorOf({ store }: Pick<Context, 'store'>): string {
  try {
    return readSettings(store.db()).operator
  } catch {
    return ''
  }
}
