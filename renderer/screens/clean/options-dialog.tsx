import { Button, Checkbox, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../app/language.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { packPartSchema, type PackPart } from '../../../shared/contract/cleaning.ts'
import {
  listFormatSchema,
  scopeSchema,
  templateCategorySchema,
  type TemplateCategory,
  type CleaningRules,
  type ListFormat,
} from '../../../shared/model.ts'
import { RECORDS_CEILING } from '../../../shared/weni/rules.ts'
import type { Checked, SaveOptions } from './cleaning.ts'
import { useCleaningControl } from './cleaning-context.tsx'
import { ConsentGap } from './consent-gap.tsx'
import styles from './options-dialog.module.css'

/** The clean list is why one came; it is always made. */
const OPTIONAL_PARTS = packPartSchema.options.filter((part) => part !== 'clean')
const MOST_PER_WEEK = 99

/** What to take out of the cleaning, and what is about to be sent. */
export function OptionsDialog({ list, onClose }: { list: Checked; onClose: () => void }) {
  const t = useT()
  const control = useCleaningControl()
  const [options, setOptions] = useState<SaveOptions>(list.choices)
  const change = (changes: Partial<SaveOptions>) => setOptions({ ...options, ...changes })
  const apply = () => {
    onClose()
    void control.chooseOptions(options)
  }
  return (
    <Dialog title={t('outputs:title')} size={760} onClose={onClose}>
      <div className={styles['sides']}>
        <Pack options={options} onChange={change} />
        <Rules
          list={list}
          rules={options.rules}
          category={options.category}
          onCategory={(category) => change({ category })}
          onChange={(rules) => change({ rules: { ...options.rules, ...rules } })}
        />
      </div>
      <footer className={styles['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('shell:cancel')}
        </Button>
        <Button onClick={apply}>{t('outputs:apply')}</Button>
      </footer>
    </Dialog>
  )
}

function Pack({
  options: { formats, parts, zip, recordsPerFile },
  onChange,
}: {
  options: SaveOptions
  onChange: (changes: Partial<SaveOptions>) => void
}) {
  const t = useT()
  const toggleFormat = (format: ListFormat) => {
    const rest = formats.filter((each) => each !== format)
    const next = rest.length === formats.length ? [...rest, format] : rest
    if (next.length > 0) onChange({ formats: next })
  }
  const togglePart = (part: PackPart) =>
    onChange({
      parts: parts.includes(part) ? parts.filter((each) => each !== part) : [...parts, part],
    })
  return (
    <div className={styles['side']}>
      <fieldset className={styles['group']}>
        <legend>{t('outputs:formats')}</legend>
        {listFormatSchema.options.map((format) => (
          <Checkbox
            key={format}
            checked={formats.includes(format)}
            onChange={() => toggleFormat(format)}
            label={t(`outputs:format.${format}`)}
            description={t(`outputs:format.${format}_hint`)}
          />
        ))}
      </fieldset>
      {formats.some((format) => format.startsWith('weni')) && (
        <NumberInput
          label={t('outputs:records')}
          description={t('outputs:records_hint')}
          min={1}
          max={RECORDS_CEILING}
          allowDecimal={false}
          hideControls
          value={recordsPerFile}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1) onChange({ recordsPerFile: value })
          }}
        />
      )}
      <fieldset className={styles['group']}>
        <legend>{t('outputs:parts')}</legend>
        {OPTIONAL_PARTS.map((part) => (
          <Checkbox
            key={part}
            checked={parts.includes(part)}
            onChange={() => togglePart(part)}
            label={t(`outputs:part.${part}`)}
          />
        ))}
        <Checkbox
          checked={zip}
          onChange={({ currentTarget }) => onChange({ zip: currentTarget.checked })}
          label={t('outputs:zip')}
        />
      </fieldset>
    </div>
  )
}

function Rules({
  list,
  rules,
  category,
  onCategory,
  onChange,
}: {
  list: Checked
  rules: CleaningRules
  category: TemplateCategory
  onCategory: (category: TemplateCategory) => void
  onChange: (rules: Partial<CleaningRules>) => void
}) {
  const t = useT()
  const topic = rules.scopes.find((scope) => scope.startsWith('topic:'))?.slice('topic:'.length)
  return (
    <div className={styles['side']}>
      <fieldset className={styles['group']}>
        <legend>{t('outputs:rules')}</legend>
        <NativeSelect
          label={t('outputs:category')}
          description={t('outputs:category_hint')}
          value={category}
          data={templateCategorySchema.options.map((value) => ({
            value,
            label: t(`outputs:category.${value}`),
          }))}
          onChange={({ currentTarget }) =>
            onCategory(templateCategorySchema.parse(currentTarget.value))
          }
        />

        <TextInput
          label={t('outputs:topic')}
          description={t('outputs:topic_hint')}
          maxLength={80}
          defaultValue={topic ?? ''}
          onBlur={({ currentTarget }) => {
            const scope = scopeSchema.safeParse(`topic:${currentTarget.value.trim()}`)
            onChange({ scopes: scope.success ? [scope.data] : [] })
          }}
        />
        <Switch
          checked={rules.requireOptIn}
          onChange={({ currentTarget }) => onChange({ requireOptIn: currentTarget.checked })}
          label={t('outputs:opt_in')}
          description={t('outputs:opt_in_hint')}
        />
        {rules.requireOptIn && <ConsentGap list={list} />}
        <Switch
          checked={rules.keepDuplicates}
          onChange={({ currentTarget }) => onChange({ keepDuplicates: currentTarget.checked })}
          label={t('outputs:repeats')}
          description={t('outputs:repeats_hint')}
        />
        <NumberInput
          label={t('outputs:per_week')}
          description={t('outputs:per_week_hint')}
          placeholder={t('outputs:per_week_none')}
          min={1}
          max={MOST_PER_WEEK}
          allowDecimal={false}
          hideControls
          value={rules.maxPerWeek ?? ''}
          onChange={(value) => onChange({ maxPerWeek: typeof value === 'number' ? value : null })}
        />
      </fieldset>
    </div>
  )
}
