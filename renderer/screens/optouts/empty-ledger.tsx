import { ShieldCheck } from 'lucide-react'
import { useT } from '../../app/language.tsx'
import { Placeholder } from '../../parts/placeholder.tsx'

/** What this list is for, while nobody is on it. */
export function EmptyLedger() {
  const t = useT()
  return (
    <Placeholder icon={ShieldCheck} title={t('optouts:empty.title')}>
      <p>{t('optouts:empty.why')}</p>
      <p>{t('optouts:empty.add')}</p>
    </Placeholder>
  )
}
