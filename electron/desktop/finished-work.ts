import { Notification, type BrowserWindow } from 'electron'
import type { AppEvent } from '../../shared/contract.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { bringToFront } from './main-window.ts'

/** Jobs shorter than this were watched to their end. */
const WORTH_TELLING_MS = 5_000

/**
 * Tells whoever looks at another window that long work has ended; a click comes back to it. Systems
 * may keep such notices to themselves, so the page shows everything as well.
 */
export function tellFinishedWork(
  window: BrowserWindow,
  translate: () => Translate,
): (event: AppEvent) => void {
  const began = new Map<string, number>()
  return (event) => {
    if (event.type === 'job.progress' && !began.has(event.job)) began.set(event.job, Date.now())
    if (event.type !== 'job.finished') return
    const duration = Date.now() - (began.get(event.job) ?? Date.now())
    began.delete(event.job)
    const wasCancelled = !event.result.ok && event.result.error.code === 'cancelled'
    if (duration < WORTH_TELLING_MS || wasCancelled || window.isDestroyed()) return
    if (window.isFocused() || !Notification.isSupported()) return
    const t = translate()
    const body = t(event.result.ok ? 'menu:work.done' : 'menu:work.failed')
    const notice = new Notification({ title: t('shell:product'), body })
    notice.on('click', () => bringToFront(window))
    notice.show()
  }
}
