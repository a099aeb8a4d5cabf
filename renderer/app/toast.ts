import { notifications } from '@mantine/notifications'
import { useT } from './language.tsx'

/** @returns a function that says in passing what has been done. Troubles are never said in passing. */
export function useToast(): (message: string) => void {
  const t = useT()
  return (message) =>
    notifications.show({ message, closeButtonProps: { 'aria-label': t('shell:close') } })
}
