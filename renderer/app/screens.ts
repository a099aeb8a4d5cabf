import {
  BrushCleaning,
  ChartNoAxesColumn,
  CircleHelp,
  FileSearch,
  History,
  Settings,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react'
import type { ScreenKey } from '../../shared/locales/screen-messages.ts'

interface ScreenEntry {
  readonly path: string
  readonly title: ScreenKey
  readonly icon: LucideIcon
}

const clean: ScreenEntry = { path: '/', title: 'shell:nav.clean', icon: BrushCleaning }

/** The screens for daily work, in the order of the sidebar. */
export const workScreens: readonly ScreenEntry[] = [
  clean,
  { path: '/optouts', title: 'shell:nav.optouts', icon: UserRoundX },
  { path: '/history', title: 'shell:nav.history', icon: History },
  { path: '/reports', title: 'shell:nav.reports', icon: ChartNoAxesColumn },
  { path: '/verify', title: 'shell:nav.verify', icon: FileSearch },
]

/** The screens about the program itself, at the foot of the sidebar. */
export const programScreens: readonly ScreenEntry[] = [
  { path: '/settings', title: 'shell:nav.settings', icon: Settings },
  { path: '/help', title: 'shell:nav.help', icon: CircleHelp },
]

export function screenAt(path: string): ScreenEntry {
  return [...workScreens, ...programScreens].find((screen) => screen.path === path) ?? clean
}
