import { Button, Menu } from '@mantine/core'
import { FileDown } from 'lucide-react'
import { useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { HandOutTrouble } from '../../parts/hand-out-trouble.tsx'
import { useHandOut } from '../../parts/use-hand-out.ts'
import {
  conversionFormatSchema,
  type ConversionFormat,
} from '../../../shared/contract/conversion.ts'
import type { Checked } from './cleaning.ts'
import styles from './file-line.module.css'

/** The list as it is read, written again for another program: nobody leaves it, and no history is kept. */
export function ConvertMenu({ list }: { list: Checked }) {
  const t = useT()
  const toast = useToast()
  const { client } = useCore()
  const converting = useHandOut(
    (to: ConversionFormat, where) =>
      client.run('lists.convert', {
        place: list.file.place,
        reading: list.reading,
        to,
        target: null,
        ...where,
      }),
    (made) => toast(t('lists:convert.done', { count: made.rows, name: made.name })),
  )
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            leftSection={<FileDown size={15} aria-hidden />}
            loading={converting.pending}
            aria-label={t('lists:convert.open')}
            title={t('lists:convert.open')}
          >
            <span className={styles['wide']}>{t('lists:convert.open')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('lists:convert.why')}</Menu.Label>
          {conversionFormatSchema.options.toReversed().map((format) => (
            <Menu.Item key={format} onClick={() => converting.start(format)}>
              {t(`lists:convert.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <HandOutTrouble of={converting} />
    </>
  )
}
