import { NativeSelect, TextInput } from '@mantine/core'
import { layerSchema, offeredLayers, type Layer } from '../../../shared/consent/layers.ts'
import { useT } from '../../app/language.tsx'
import { layerName } from './layer-name.ts'

const PARTNER = 'partner:'

/** Whose list it is: the shop's own, a public register's, or a partner's by name. */
export function LayerSelect({
  layer,
  onChange,
}: {
  layer: Layer
  onChange: (layer: Layer) => void
}) {
  const t = useT()
  const isPartner = layer.startsWith(PARTNER)
  return (
    <>
      <NativeSelect
        label={t('imports:layer')}
        value={isPartner ? PARTNER : layer}
        data={[
          ...offeredLayers.map((value) => ({ value, label: layerName(value, t) })),
          { value: PARTNER, label: t('imports:layer.partner') },
        ]}
        onChange={({ currentTarget }) =>
          onChange(
            currentTarget.value === PARTNER
              ? `${PARTNER}${t('imports:layer.partner_first')}`
              : currentTarget.value,
          )
        }
      />
      {isPartner && (
        <TextInput
          label={t('imports:layer.partner_name')}
          maxLength={80}
          defaultValue={layer.slice(PARTNER.length)}
          onBlur={({ currentTarget }) => {
            const named = `${PARTNER}${currentTarget.value.trim()}`
            if (named !== layer && layerSchema.safeParse(named).success) onChange(named)
          }}
        />
      )}
    </>
  )
}
