import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useIntake } from '../../app/intake.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { HandOutTrouble } from '../../parts/hand-out-trouble.tsx'
import { useHandOut } from '../../parts/use-hand-out.ts'
import type { ExportFormat } from '../../../shared/contract/optouts.ts'
import {
  graceDaysOf,
  layerSchema,
  offeredLayers,
  OWN_LAYER,
  type Layer,
} from '../../../shared/consent/layers.ts'
import type { ScreenTranslate } from '../../../shared/locales/translator.ts'
import { layerName } from '../optouts/layer-name.ts'
import styles from './layers-section.module.css'
import { Section } from './section.tsx'

/** Every list that keeps somebody out: whose it is, how many are on it, and the ways in and out of it. */
export function LayersSection() {
  const t = useT()
  const { data, error } = useAnswer('optouts.facets', {})
  const counts = new Map(data?.layers.map(({ value, count }) => [value, count]))
  const layers = [...new Set([...offeredLayers, ...counts.keys()])]
  return (
    <Section title={t('layers:title')}>
      <p>{t('layers:why')}</p>
      {error && <ErrorNote error={error} />}
      <ul className={styles['layers']} aria-label={t('layers:title')}>
        {layers.map((layer) => (
          <LayerRow key={layer} layer={layer} count={data ? (counts.get(layer) ?? 0) : null} />
        ))}
      </ul>
      <AddPartner />
      <p>
        <small>{t('layers:undo')}</small>
      </p>
    </Section>
  )
}

function LayerRow({ layer, count }: { layer: Layer; count: number | null }) {
  const { t, locale } = useLanguage()
  const format = useFormat()
  const toast = useToast()
  const [, navigate] = useLocation()
  const { client } = useCore()
  const { setIncoming, setLayerShown } = useIntake()
  const exporting = useHandOut(
    (format: ExportFormat, where) =>
      client.run('optouts.export', {
        target: null,
        ...where,
        locale,
        format,
        filter: { layers: [layer] },
      }),
    ({ name }) => toast(t('optouts:export.done', { name })),
  )
  const list = layerName(layer, t)
  return (
    <li className={styles['layer']}>
      <div>
        <strong>{list}</strong>
        <p>{whatItIs(layer, t)}</p>
      </div>
      <b>{count === null ? '' : format.number(count)}</b>
      <div className={styles['acts']}>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('layers:show.of', { list })}
          disabled={count === 0}
          onClick={() => {
            setLayerShown(layer)
            navigate('/optouts')
          }}
        >
          {t('layers:show')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('layers:import.of', { list })}
          onClick={() => {
            navigate('/optouts')
            setIncoming({ file: null, layer })
          }}
        >
          {t('layers:import')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('layers:export.of', { list })}
          disabled={count === 0}
          loading={exporting.pending}
          onClick={() => exporting.start('sheet')}
        >
          {t('layers:export')}
        </Button>
      </div>
      <HandOutTrouble of={exporting} />
    </li>
  )
}

/** A list of a partner comes to be with the first people on it. */
function AddPartner() {
  const t = useT()
  const [, navigate] = useLocation()
  const { setIncoming } = useIntake()
  const [name, setName] = useState('')
  const layer = `partner:${name.trimEnd()}`
  const fits = layerSchema.safeParse(layer).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fits) return
    navigate('/optouts')
    setIncoming({ file: null, layer })
  }
  return (
    <form className={styles['add']} onSubmit={submit}>
      <TextInput
        label={t('layers:add')}
        maxLength={80}
        value={name}
        error={name !== '' && !fits && t('layers:add.wrong')}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!fits}>
        {t('layers:add.action')}
      </Button>
    </form>
  )
}

function whatItIs(layer: Layer, t: ScreenTranslate): string {
  if (layer === OWN_LAYER) return t('layers:own')
  if (!layer.startsWith('law:')) return t('layers:partner')
  const known = offeredLayers.includes(layer)
  return t(known ? 'layers:law' : 'layers:law.other', { days: graceDaysOf(layer) })
}
