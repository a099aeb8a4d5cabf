import type { Context } from '../context.ts'
import { countSuppressed } from '../store/suppression.ts'

/** Tells every screen that the list is another one now. */
export function tellChanged({ emit, store }: Pick<Context, 'emit' | 'store'>): void {
  emit({ type: 'store.changed', suppressed: countSuppressed(store.db()) })
}
