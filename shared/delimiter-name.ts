import type { ScreenTranslate } from './locales/translator.ts'
import type { Delimiter } from './model.ts'

/** What separates the columns, in words; a sign without a name of its own is shown as it is. */
export function delimiterName(delimiter: Delimiter, t: ScreenTranslate): string {
  switch (delimiter) {
    case ',':
      return t('lists:delimiter.comma')
    case ';':
      return t('lists:delimiter.semicolon')
    case '\t':
      return t('lists:delimiter.tab')
    case '|':
      return t('lists:delimiter.pipe')
    case ' ':
      return t('lists:delimiter.space')
    default:
      return t('lists:delimiter.sign', { sign: delimiter })
  }
}
