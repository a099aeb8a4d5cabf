import {
  CircleCheck,
  CircleQuestionMark,
  CopyX,
  Hourglass,
  MailX,
  PhoneOff,
  TriangleAlert,
  Unplug,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react'
import { useT } from '../app/language.tsx'
import type { VerdictCode } from '../../shared/model.ts'
import styles from './verdict.module.css'

const icons: Readonly<Record<VerdictCode, LucideIcon>> = {
  kept: CircleCheck,
  suppressed: UserRoundX,
  possible_match: CircleQuestionMark,
  no_consent: MailX,
  over_limit: Hourglass,
  duplicate: CopyX,
  invalid_number: TriangleAlert,
  no_number: PhoneOff,
  malformed: Unplug,
}

/** A verdict's shape in its colour; the word beside it says the same without either. */
export function VerdictIcon({ code, size = 16 }: { code: VerdictCode; size?: number }) {
  const Icon = icons[code]
  return (
    <Icon size={size} strokeWidth={2} className={styles['icon']} data-verdict={code} aria-hidden />
  )
}

export function VerdictName({ code }: { code: VerdictCode }) {
  const t = useT()
  return (
    <span className={styles['name']} data-verdict={code}>
      <VerdictIcon code={code} size={15} />
      {t(`verdicts:${code}`)}
    </span>
  )
}
