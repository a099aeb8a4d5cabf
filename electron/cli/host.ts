import { InvalidArgumentError, type Command } from 'commander'
import type { Session } from './session.ts'

interface HostOptions {
  readonly port?: number
  readonly open: boolean
}

export function addHost(program: Command, session: Session): void {
  const { t, dataDir } = session
  program
    .command('host')
    .description(t('cli:host.about'))
    .option('--port <N>', t('cli:host.port'), parsePort)
    .option('--no-open', t('cli:host.no_open'))
    .action(async ({ port, open }: HostOptions) => {
      const { runHost } = await import('../host.ts')
      await runHost({ dataDir, open, ...(port !== undefined && { port }) })
    })
}

function parsePort(value: string): number {
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw new InvalidArgumentError('')
  return port
}
