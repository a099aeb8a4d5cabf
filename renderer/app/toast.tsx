import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useT } from './language.tsx'

/** Takes back what the toast tells of; a failure is told by whoever takes it back. */
export type TakeBack = () => void

/**
 * @returns a function that says in passing what has been done, with the way back where there is one,
 * and answers by which id the toast can be hidden. Troubles are never said in passing. The toast
 * waits while it is pointed at.
 */
export function useToast(): (message: string, takeBack?: TakeBack) => string {
  const t = useT()
  return (message, takeBack) => {
    // One at a time: what was said before can still be undone in the history.
    notifications.clean()
    return notifications.show({
      role: 'status',
      message: takeBack ? (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <span>{message}</span>
          <Button size="compact-sm" variant="light" flex="none" onClick={takeBack}>
            {t('shell:undo')}
          </Button>
        </Group>
      ) : (
        message
      ),
      autoClose: takeBack ? 12_000 : 8000,
      closeButtonProps: { 'aria-label': t('shell:close') },
    })
  }
}
