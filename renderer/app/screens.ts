import { BrushCleaning, UserRoundX, type LucideIcon } from 'lucide-react'
import type { MessageKey } from '../../shared/locales/messages.ts'

interface ScreenEntry {
  readonly path: string
  readonly title: MessageKey
  readonly icon: LucideIcon
}

const clean: ScreenEntry = { path: '/', title: 'shell:nav.clean', icon: BrushCleaning }
const optouts: ScreenEntry = { path: '/optouts', title: 'shell:nav.optouts', icon: UserRoundX }

/** The screens, in the order of the sidebar. */
export const screens: readonly ScreenEntry[] = [clean, optouts]

export function screenAt(path: string): ScreenEntry {
  return screens.find((screen) => screen.path === path) ?? clean
}
