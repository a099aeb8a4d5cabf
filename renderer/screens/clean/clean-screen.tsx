import { CheckedList } from './checked-list.tsx'
import { useCleaning } from './cleaning-context.tsx'
import { Result } from './result.tsx'
import { Start } from './start.tsx'

/** Bring a list, check it, take the clean one. */
export function CleanScreen() {
  const cleaning = useCleaning()
  if (cleaning.step === 'start') return <Start opening={cleaning.opening} error={cleaning.error} />
  if (cleaning.view === 'result' && cleaning.saving.status === 'done') {
    return <Result list={cleaning} cleaned={cleaning.saving.value} />
  }
  return <CheckedList list={cleaning} />
}
