import { Button, Menu } from '@mantine/core'
import { FileDown } from 'lucide-react'
import { useCommand } from '../../app/commands.tsx'
import { useCore } from '../../app/core.tsx'
import { useLanguage } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { HandOutTrouble } from '../../parts/hand-out-trouble.tsx'
import { useHandOut } from '../../parts/use-hand-out.ts'
import { exportFormatSchema, type ExportFormat } from '../../../shared/contract/optouts.ts'
import type { Filter } from './filter.ts'
import { useState } from 'react'

/** The people that show, as a file: to keep, for Excel, for another program, or for Weni. */
export function ExportMenu({ search, filter }: { search: string; filter: Filter }) {
  const { t, locale } = useLanguage()
  const toast = useToast()
  const { client } = useCore()
  const [opened, setOpened] = useState(false)
  const exporting = useHandOut(
    (format: ExportFormat, where) =>
      client.run('optouts.export', {
        target: null,
        ...where,
        locale,
        format,
        filter: { search, ...filter },
      }),
    ({ name, leftOut }) =>
      toast(
        leftOut > 0
          ? t('optouts:export.left_out', { name, count: leftOut })
          : t('optouts:export.done', { name }),
      ),
  )
  useCommand('optouts.export', () => setOpened(true))
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} opened={opened} onChange={setOpened}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<FileDown size={16} aria-hidden />}
            loading={exporting.pending}
          >
            {t('optouts:export.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {exportFormatSchema.options.map((format) => (
            <Menu.Item key={format} onClick={() => exporting.start(format)}>
              {t(`optouts:export.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <HandOutTrouble of={exporting} />
    </>
  )
}
