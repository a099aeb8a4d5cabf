import { fileURLToPath } from 'node:url'
import type { MessageKey } from '../../shared/locales/messages.ts'
import { dist } from '../built.ts'
import { readSession, type Session } from '../cli/session.ts'
import { runHost } from '../host.ts'
import { runInFront } from '../runtime.ts'
import { electronProgram } from './electron-program.ts'

type WhyNoWindow = Extract<MessageKey, `start:why.${string}`>

/** What `npm start` does: the window where there can be one, else the same screens in the browser. */
export async function startHere(args: readonly string[]): Promise<void> {
  const session = readSession(args, process.env)
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
  const why = await runWindow(session, args, say)
  if (why === null) return
  say(session.t(why))
  await runHost({
    dataDir: session.dataDir,
    t: session.t,
    open: true,
    printAddress: (address) => process.stdout.write(`${address}\n`),
    say,
  })
}

/** Runs the window until it is closed. @returns `null` then, or why there was none */
async function runWindow(
  { t, dataDir }: Session,
  args: readonly string[],
  say: (sentence: string) => void,
): Promise<WhyNoWindow | null> {
  const impossible = whyImpossible()
  if (impossible) return impossible
  const program = await electronProgram(() => say(t('start:downloading')))
  if (program === null) return 'start:why.no_electron'
  const project = fileURLToPath(new URL('..', dist))
  const ended = await runInFront(program, [project, `--data-dir=${dataDir}`, ...args]).catch(
    () => null,
  )
  return ended?.code === 0 || ended?.wasAsked ? null : 'start:why.failed'
}

/** What is known before a hundred megabytes are downloaded in vain. */
function whyImpossible(): WhyNoWindow | null {
  if (process.platform !== 'linux') return null
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'start:why.no_display'
  // Chromium refuses to run for root with its sandbox on, and without it is no option.
  const standsIn = process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined
  return process.getuid?.() === 0 && !standsIn ? 'start:why.root' : null
}
