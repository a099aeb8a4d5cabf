import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { forgetView } from '../store/settings/saved-views.ts'
import { listViews, saveView } from '../store/settings/views.ts'

/** Saved ways to look at the list. */
export function viewHandlers({
  store,
  clock,
  emit,
}: Context): Pick<Handlers, 'views.list' | 'views.save' | 'views.remove'> {
  return {
    'views.list': () => listViews(store.db()),
    'views.save'(view) {
      saveView(store.db(), view, clock)
      emit({ type: 'settings.changed' })
      return listViews(store.db())
    },
    'views.remove'({ name }) {
      forgetView(store.db(), name)
      emit({ type: 'settings.changed' })
      return listViews(store.db())
    },
  }
}
