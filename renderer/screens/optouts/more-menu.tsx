import { ActionIcon, Menu } from '@mantine/core'
import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../app/language.tsx'
import { ConsentDialog } from './consent-dialog.tsx'

/** What is rarely done to the list as a whole. */
export function MoreMenu() {
  const t = useT()
  const [consenting, setConsenting] = useState(false)
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('imports:consent.more')}>
            <EllipsisVertical size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setConsenting(true)}>{t('imports:consent.open')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {consenting && <ConsentDialog onClose={() => setConsenting(false)} />}
    </>
  )
}
