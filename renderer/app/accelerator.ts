const isMac = navigator.platform.startsWith('Mac')

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly target?: EventTarget | null
}

/**
 * Whether a key press is the one an accelerator of Electron's notation names.
 * A plain character counts only outside fields, where it would be text; so does undoing, which
 * fields do by themselves.
 */
export function pressed(event: KeyPress, accelerator: string, mac = isMac): boolean {
  const parts = accelerator.split('+')
  const key = parts.at(-1) ?? ''
  const main = parts.includes('CmdOrCtrl')
  const shift = parts.includes('Shift')
  if (event.key.toLowerCase() !== key.toLowerCase() || event.altKey) return false
  if ((mac ? event.metaKey : event.ctrlKey) !== main) return false
  if (event.shiftKey !== shift) return false
  if (key === 'Z') return !isTextField(event.target)
  return main || key.length > 1 || !isTextField(event.target)
}

/** An accelerator as people know it from their keyboard: `Ctrl+K`, on a Mac `⌘K`. */
export function acceleratorWords(accelerator: string, mac = isMac): string {
  if (!mac) return accelerator.replace('CmdOrCtrl', 'Ctrl').replace('Shift+?', '?')
  return accelerator.replace('CmdOrCtrl+', '⌘').replace('Shift+?', '?').replace('Shift+', '⇧')
}

/** Whether typing there makes text. */
export function isTextField(target: EventTarget | null | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
