import type { ScreenTranslate } from '../../../shared/locales/translator.ts'
import type { Scope } from '../../../shared/model.ts'

/** What somebody does not want, in words. */
export function scopeName(scope: Scope, t: ScreenTranslate): string {
  if (scope === 'everything' || scope === 'marketing') return t(`consent:scope.${scope}`)
  if (scope.startsWith('topic:')) {
    return t('consent:scope.topic', { topic: scope.slice('topic:'.length) })
  }
  return t('consent:scope.sender')
}
