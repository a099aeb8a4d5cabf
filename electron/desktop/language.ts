import { app, nativeTheme } from 'electron'
import { nearestLocale } from '../../shared/locales/nearest-locale.ts'
import { createTranslator, type Translate } from '../../shared/locales/translator.ts'
import type { MethodOutput } from '../../shared/contract.ts'
import type { App } from '../core/app.ts'
import { unwrap } from '../core/dispatch.ts'

/** The choices of the operator that the window itself follows. */
export interface WindowSettings {
  readonly translate: Translate
  readonly theme: MethodOutput<'settings.get'>['theme']
}

/** What is chosen, or what the system says when nothing is or the settings cannot be read. */
export async function readWindowSettings({ call }: App): Promise<WindowSettings> {
  const system = nearestLocale(app.getLocale())
  try {
    const { locale, theme } = unwrap<'settings.get'>(await call('settings.get', {}))
    return { translate: createTranslator(locale ?? system), theme }
  } catch {
    return { translate: createTranslator(system), theme: 'system' }
  }
}

/** Dialogs and the colour behind the page follow the choice as well. */
export function followTheme(theme: WindowSettings['theme']): void {
  nativeTheme.themeSource = theme
}
