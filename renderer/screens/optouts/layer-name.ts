import type { Layer } from '../../../shared/consent/layers.ts'
import type { ScreenTranslate } from '../../../shared/locales/translator.ts'

const KNOWN_LAWS = ['law:procon-sp', 'law:procon-pr'] as const

/** Which list somebody is on, in words: the shop's own, a law's, a partner's. */
export function layerName(layer: Layer, t: ScreenTranslate): string {
  if (layer === 'own') return t('optouts:layer.own')
  const law = KNOWN_LAWS.find((each) => each === layer)
  if (law) return t(`optouts:layer.${law}`)
  const name = layer.slice(layer.indexOf(':') + 1)
  return layer.startsWith('law:')
    ? t('optouts:layer.law', { name })
    : t('optouts:layer.partner', { name })
}
