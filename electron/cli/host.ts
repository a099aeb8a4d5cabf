import { InvalidArgumentError, type Command } from 'commander'
import type { Session } from './session.ts'

interface HostOptions {
  readonly port?: number
  readonly open: boolean
}

export function addHost(program: Command, session: Session): void {
  const { t, dataDir, json, quiet } = session
  program
    .command('host')
    .description(t('cli:host.about'))
    .option('--port <N>', t('cli:host.port'), parsePort)
    .option('--no-open', t('cli:host.no_open'))
    .action(async ({ port, open }: HostOptions) => {
      const { runHost } = await import('../host.ts')
      await runHost({
        dataDir,
        open,
        t,
        ...(port !== undefined && { port }),
        printAddress: (address) =>
          process.stdout.write(json ? `${JSON.stringify({ address })}\n` : `${address}\n`),
        say: (sentence) => quiet || process.stderr.write(`${sentence}\n`),
      })
    })
}

function parsePort(value: string): number {
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw new InvalidArgumentError('')
  return port
}
