import { identified } from '../../../shared/identity/identified.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import type { Handlers } from '../dispatch.ts'

export function identityHandlers(): Pick<Handlers, 'identities.identify'> {
  return {
    'identities.identify'({ cells, country, mode, locale }) {
      const translate = createTranslator(locale)
      return cells.map((cell) => identified(cell, { country, mode }, translate))
    },
  }
}
