import type { ErrorView } from '../errors.ts'
import type { ScreenTranslate } from './translator.ts'

/** The one sentence a person reads about a failure: what happened, what was kept and what to do. */
export function errorSentence({ code, params }: ErrorView, t: ScreenTranslate): string {
  return t(
    `errors:${code}`,
    code === 'store_locked' ? { ...params, holder: holder(params, t) } : params,
  )
}

/** Which program has the ledger, as far as it left word of itself. */
function holder(params: ErrorView['params'], t: ScreenTranslate): string {
  switch (params['program']) {
    case 'window':
      return t('errors:holder.window', params)
    case 'host':
      return t('errors:holder.host', params)
    case 'cli':
      return t('errors:holder.cli', params)
    default:
      return t('errors:holder.other')
  }
}
