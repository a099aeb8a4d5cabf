import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '../../app/core.tsx'
import { useLanguage, useT } from '../../app/language.tsx'
import { usePreferences } from '../../app/preferences.ts'
import { useToast } from '../../app/toast.tsx'
import { AboutSection } from './about-section.tsx'
import { BackupsSection } from './backups-section.tsx'
import { DataSection } from './data-section.tsx'
import { LayersSection } from './layers-section.tsx'
import { MergeSection } from './merge-section.tsx'
import { PricesSection } from './prices-section.tsx'
import { Section } from './section.tsx'
import { SubjectSection } from './subject-section.tsx'
import styles from './settings-screen.module.css'

const LOCALES = ['pt-BR', 'en', 'es'] as const
const THEMES = ['system', 'light', 'dark'] as const
/** Countries whose shops write to Brazilians, and their neighbours. ISO 3166-1 alpha-2. */
const COUNTRIES = [
  'BR',
  'AR',
  'BO',
  'CL',
  'CO',
  'EC',
  'ES',
  'MX',
  'PE',
  'PT',
  'PY',
  'US',
  'UY',
  'VE',
]

/** What the operator may decide. Every change is kept at once. */
export function SettingsScreen() {
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <LookSection />
        <PeopleSection />
        <PricesSection />
        <LayersSection />
        <BackupsSection />
        <MergeSection />
        <SubjectSection />
        <DataSection />
        <AboutSection />
      </div>
    </div>
  )
}

function LookSection() {
  const t = useT()
  const { locale, theme, change } = usePreferences()
  return (
    <Section title={t('settings:look.title')}>
      <Choice
        label={t('shell:language.label')}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: t(`shell:language.${value}`) }))}
        onChange={(value) => change({ locale: value })}
      />
      <Choice
        label={t('shell:theme.label')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`shell:theme.${value}`) }))}
        onChange={(value) => change({ theme: value })}
      />
    </Section>
  )
}

function Choice<const Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
}) {
  return (
    <div className={styles['choice']}>
      <span>{label}</span>
      <SegmentedControl
        aria-label={label}
        size="sm"
        value={value}
        data={options}
        onChange={onChange}
      />
    </div>
  )
}

function PeopleSection() {
  const { t, locale } = useLanguage()
  const { country, change } = usePreferences()
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return (
    <Section title={t('settings:people.title')}>
      <OperatorField />
      <NativeSelect
        label={t('settings:people.country')}
        description={t('settings:people.country_hint')}
        value={country}
        data={COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }))}
        onChange={({ currentTarget }) => change({ country: currentTarget.value })}
      />
    </Section>
  )
}

function OperatorField() {
  const t = useT()
  const toast = useToast()
  const { change } = usePreferences()
  const { data: settings } = useAnswer('settings.get', {})
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    if (typed === null || typed === settings?.operator) return
    change({ operator: typed })
    toast(t('settings:saved'))
    setTyped(null)
  }
  return (
    <TextInput
      label={t('settings:people.operator')}
      description={t('settings:people.operator_hint')}
      maxLength={120}
      value={typed ?? settings?.operator ?? ''}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  )
}
