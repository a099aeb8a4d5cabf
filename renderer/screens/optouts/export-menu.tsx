import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useCommand } from '../../app/commands.tsx'
import { useCore } from '../../app/core.tsx'
import { useLanguage } from '../../app/language.tsx'
import { useToast } from '../../app/toast.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { exportFormatSchema, type ExportFormat } from '../../../shared/contract/optouts.ts'
import type { Filter } from './filter.ts'
import { useState } from 'react'

/** The people that show, as a file: to keep, for Excel, for another program, or for Weni. */
export function ExportMenu({ search, filter }: { search: string; filter: Filter }) {
  const { t, locale } = useLanguage()
  const toast = useToast()
  const { client, shell } = useCore()
  const [opened, setOpened] = useState(false)
  const exporting = useMutation({
    mutationFn: (format: ExportFormat) =>
      client.run('optouts.export', {
        target: null,
        replace: true,
        locale,
        format,
        filter: { search, ...filter },
      }),
    async onSuccess({ place, name, leftOut }) {
      if (shell.capabilities.showInFolder) await shell.showInFolder(place)
      else await shell.download(place)
      toast(
        leftOut > 0
          ? t('optouts:export.left_out', { name, count: leftOut })
          : t('optouts:export.done', { name }),
      )
    },
  })
  useCommand('optouts.export', () => setOpened(true))
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} opened={opened} onChange={setOpened}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<FileDown size={16} aria-hidden />}
            loading={exporting.isPending}
          >
            {t('optouts:export.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {exportFormatSchema.options.map((format) => (
            <Menu.Item key={format} onClick={() => exporting.mutate(format)}>
              {t(`optouts:export.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {exporting.error && <ErrorNote error={exporting.error} />}
    </>
  )
}
