import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { readSettings, writeSettings } from '../store/settings/settings.ts'

export function settingsHandlers({
  store,
  emit,
}: Context): Pick<Handlers, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => store.peek(readSettings),
    'settings.set'(changes) {
      const settings = writeSettings(store.db(), changes)
      emit({ type: 'settings.changed' })
      return settings
    },
  }
}
