import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useIntake } from '../../app/intake.tsx'
import { useFormat, useLanguage, useT } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
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
  const { client, shell } = useCore()
  const { setIncoming, setLayerShown } = useIntake()
  const exporting = useMutation({
    mutationFn: () =>
      client.run('optouts.export', {
        target: null,
        replace: true,
        locale,
        format: 'sheet',
        filter: { layers: [layer] },
      }),
    async onSuccess({ place, name }) {
      if (shell.capabilities.showInFolder) await shell.showInFolder(place)
      else await shell.download(place)
      toast(t('optouts:export.done', { name }))
    },
  })
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
          loading={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          {t('layers:export')}
        </Button>
      </div>
      {exporting.error && <ErrorNote error={exporting.error} />}
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
