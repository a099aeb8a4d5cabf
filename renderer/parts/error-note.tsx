import { Alert } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../app/language.tsx'
import { toAppError } from '../../shared/errors.ts'

/** What happened, what was kept and what to do, where it happened; it stays until it is solved. */
export function ErrorNote({ error, children }: { error: unknown; children?: ReactNode }) {
  const t = useT()
  const { code, params } = toAppError(error)
  return (
    <Note tone="trouble" role="alert">
      {t(`errors:${code}`, params)}
      {children}
    </Note>
  )
}

/** A sentence set apart: `trouble` stops the way, `caution` asks for a look. */
export function Note({
  tone,
  role,
  children,
}: {
  tone: 'trouble' | 'caution'
  role?: 'alert' | 'status'
  children: ReactNode
}) {
  return (
    <Alert
      color={tone === 'trouble' ? 'urucum' : 'mel'}
      icon={<TriangleAlert size={18} aria-hidden />}
      p="xs"
      {...(role ? { role } : { role: 'note' })}
    >
      {children}
    </Alert>
  )
}
