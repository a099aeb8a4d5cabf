import type { Progress } from '../../shared/contract.ts'
import type { Session } from './session.ts'

/** One line on the terminal that rewrites itself. */
export interface ProgressLine {
  show(progress: Progress): void
  clear(): void
}

const silent: ProgressLine = { show() {}, clear() {} }
const MS_BETWEEN_UPDATES = 100

/** Progress goes to stderr, and only when a person watches: never into a file, a pipe or a log. */
export function openProgressLine(session: Session): ProgressLine {
  const { stderr } = process
  if (!stderr.isTTY || session.quiet) return silent
  let shownAt = 0
  const erase = '\r\u001B[K'
  return {
    show(progress) {
      const now = performance.now()
      if (now - shownAt < MS_BETWEEN_UPDATES) return
      shownAt = now
      stderr.write(erase + progressText(session, progress).slice(0, stderr.columns - 1))
    },
    clear() {
      if (shownAt > 0) stderr.write(erase)
    },
  }
}

/** "Conferindo… 45 % · 1.234.567 linhas"; without the share while the size is unknown. */
export function progressText(
  { t, locale }: Pick<Session, 't' | 'locale'>,
  { phase, done, total, rows }: Progress,
): string {
  const share = new Intl.NumberFormat(locale, { style: 'percent' })
  const parts = [
    total > 0
      ? `${t(`cli:progress.${phase}`)} ${share.format(done / total)}`
      : t(`cli:progress.${phase}`),
    rows > 0 ? t('cli:rows', { count: rows }) : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}
