import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { Bookmark, Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnswer, useCore } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { View } from '../../../shared/contract/optouts.ts'
import type { Filter } from './filter.ts'
import styles from './view-menu.module.css'

/** Ways of looking at the list that were given a name. */
export function ViewMenu({
  search,
  filter,
  onChoose,
}: {
  search: string
  filter: Filter
  onChoose: (view: View) => void
}) {
  const t = useT()
  const { client } = useCore()
  const queries = useQueryClient()
  const { data: views } = useAnswer('views.list', {})
  const [naming, setNaming] = useState(false)
  const removing = useMutation({
    mutationFn: (name: string) => client.call('views.remove', { name }),
    onSuccess: (left) => queries.setQueryData(['views.list', {}], left),
  })
  return (
    <>
      <Menu position="bottom-start" withinPortal={false} closeOnItemClick>
        <Menu.Target>
          <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />}>
            {t('optouts:views.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views?.map((view) => (
            <div key={view.name} className={styles['view']}>
              <Menu.Item onClick={() => onChoose(view)}>{view.name}</Menu.Item>
              <ActionIcon
                aria-label={t('optouts:views.remove', { name: view.name })}
                onClick={() => removing.mutate(view.name)}
              >
                <Trash2 size={15} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          {views?.length === 0 && <Menu.Label>{t('optouts:views.none')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item onClick={() => setNaming(true)}>{t('optouts:views.save')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && <NameDialog view={{ search, ...filter }} onClose={() => setNaming(false)} />}
    </>
  )
}

function NameDialog({ view, onClose }: { view: View['filter']; onClose: () => void }) {
  const t = useT()
  const { client } = useCore()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const saving = useMutation({
    mutationFn: () => client.call('views.save', { name: name.trim(), filter: view }),
    onSuccess: (views) => {
      queries.setQueryData(['views.list', {}], views)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') saving.mutate()
  }
  return (
    <Dialog title={t('optouts:views.save')} size={420} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('optouts:views.name')}
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {saving.error && <ErrorNote error={saving.error} />}
        <Button type="submit" disabled={name.trim() === ''} loading={saving.isPending}>
          {t('optouts:views.keep')}
        </Button>
      </form>
    </Dialog>
  )
}
