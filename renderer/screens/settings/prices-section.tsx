import { NumberInput } from '@mantine/core'
import { useAnswer } from '../../app/core.tsx'
import { useLanguage } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { templateCategorySchema } from '../../../shared/model.ts'
import { RECORDS_CEILING } from '../../../shared/weni/rules.ts'
import { Section } from './section.tsx'
import styles from './settings-screen.module.css'

/** What a message costs, and how many contacts Weni takes in one file. */
export function PricesSection() {
  const { t, locale } = useLanguage()
  const { change } = usePreferences()
  const { data: settings } = useAnswer('settings.get', {})
  const decimal = locale === 'en' ? '.' : ','
  if (!settings) return null
  return (
    <Section title={t('settings:prices.title')}>
      <p>{t('settings:prices.why')}</p>
      <div className={styles['row']}>
        {templateCategorySchema.options.map((category) => {
          const centavos = settings.prices[category]
          return (
            <NumberInput
              key={`${category} ${locale}`}
              label={t(`outputs:category.${category}`)}
              prefix="R$ "
              decimalSeparator={decimal}
              thousandSeparator={decimal === ',' ? '.' : ','}
              decimalScale={2}
              min={0}
              hideControls
              placeholder={t('settings:prices.none')}
              defaultValue={centavos === null ? '' : centavos / 100}
              onBlur={({ currentTarget }) => {
                const typed = currentTarget.value.replace(/[^\d.,]/g, '')
                const digits = typed.replaceAll(decimal === ',' ? '.' : ',', '')
                const reais = Number(digits.replace(',', '.'))
                const next = typed === '' ? null : Math.round(reais * 100)
                if (next !== centavos) {
                  change({ prices: { ...settings.prices, [category]: next } })
                }
              }}
            />
          )
        })}
      </div>
      <NumberInput
        key={locale}
        label={t('outputs:records')}
        description={t('settings:prices.records_hint')}
        min={1}
        max={RECORDS_CEILING}
        allowDecimal={false}
        hideControls
        thousandSeparator={decimal === ',' ? '.' : ','}
        decimalSeparator={decimal}
        defaultValue={settings.recordsPerFile}
        onBlur={({ currentTarget }) => {
          const next = Number(currentTarget.value.replace(/\D/g, ''))
          if (next >= 1 && next !== settings.recordsPerFile) change({ recordsPerFile: next })
        }}
      />
    </Section>
  )
}
