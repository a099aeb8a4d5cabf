import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Envelope } from '../../shared/contract.ts'
import { startHost } from '../e2e/support/host.ts'
import { removeFolder, temporaryFolder } from '../e2e/support/temporary.ts'
import { openSession, type HostClient } from '../host/client.ts'

/** More of them with KILLS=300: each takes about a second. */
const KILLS = Number(process.env['KILLS'] ?? 6)
const IMPORTED = 20_000
const ROWS = 150_000

const mobile = (n: number) => `119${String(60_000_000 + n)}`
const list = { reading: {}, phoneColumns: null, country: 'BR' }
const details = { note: '', happenedAt: null, onUnreadable: 'refuse' }

test(
  '60 a host that is killed loses no opt-out it answered for, imports all or nothing, and leaves no half file',
  { timeout: 60_000 + KILLS * 10_000 },
  async () => {
    const folder = temporaryFolder()
    onTestFinished(() => removeFolder(folder))
    const dataDir = join(folder, 'dados')
    const acknowledged: string[] = []
    let published = 0
    let halfImports = 0

    for (let kill = 0; kill <= KILLS; kill++) {
      const host = await startHost(dataDir)
      onTestFinished(() => void host.child.kill('SIGKILL'))
      const client = await openSession(host)
      // What the killed one left is gone, and the ledger is whole.
      expect(existsSync(join(dataDir, 'temp')) ? readdirSync(join(dataDir, 'temp')) : []).toEqual(
        [],
      )
      expect(await valueOf(client.call('store.check', {}))).toMatchObject({ problems: [] })
      expect(await missing(client, acknowledged)).toEqual([])
      for (let earlier = 0; earlier < kill; earlier++) {
        const [from, to] = importedIn(earlier)
        const sample = Array.from(
          { length: 50 },
          (_, at) => from + Math.floor(((to - from - 1) * at) / 49),
        )
        const lost = (await missing(client, sample.map(mobile))).length
        if (lost !== 0 && lost !== sample.length) halfImports++
      }
      if (kill === KILLS) {
        await host.stop()
        break
      }

      const busy = work(client, kill, acknowledged)
      await sleep(40 + (kill * 2_000) / KILLS)
      const exited = once(host.child, 'exit')
      host.child.kill('SIGKILL')
      await exited
      await busy
      published += wholeResultsIn(join(dataDir, 'temp'))
    }
    expect(halfImports).toBe(0)
    expect(acknowledged.length).toBeGreaterThan(KILLS)
    console.log(
      `${KILLS} kills: ${acknowledged.length} opt-outs answered for, 0 lost; ${published} cleanings were whole before the kill`,
    )
  },
)

/** The people whom the import of one round names: nobody twice. */
function importedIn(round: number): [from: number, to: number] {
  return [1_000_000 + round * IMPORTED, 1_000_000 + (round + 1) * IMPORTED]
}

/** Opts people out one by one, and imports and cleans beside it, until the host is gone. */
async function work(client: HostClient, round: number, acknowledged: string[]): Promise<void> {
  const gone = (thrown: unknown) => {
    if (!(thrown instanceof TypeError || thrown instanceof SyntaxError)) throw thrown
  }
  const [from, to] = importedIn(round)
  const people = Array.from({ length: to - from }, (_, n) => mobile(from + n))
  const rows = Array.from({ length: ROWS }, (_, n) => `Ana;${mobile(n)}`)
  await Promise.all([
    addOneByOne(client, round * 10_000, acknowledged).catch(gone),
    client
      .upload('descadastrados.csv', `telefone\n${people.join('\n')}\n`)
      .then((file) =>
        client.call('optouts.import', {
          list: { place: file.place, ...list },
          dryRun: false,
          scope: null,
          reason: null,
          source: null,
          ...details,
        }),
      )
      .catch(gone),
    client
      .upload('lista.csv', `nome;telefone\n${rows.join('\n')}\n`)
      .then((file) =>
        client.call('lists.clean', {
          list: { place: file.place, ...list },
          outputs: { folder: null, clean: null, removed: null, report: null, replace: false },
          locale: 'pt-BR',
        }),
      )
      .catch(gone),
  ])
}

async function addOneByOne(
  client: HostClient,
  first: number,
  acknowledged: string[],
): Promise<void> {
  for (let n = first; ; n++) {
    const answer = await client.call('optouts.add', {
      cells: [mobile(n)],
      country: 'BR',
      scope: 'everything',
      reason: 'not_stated',
      source: 'typed_by_attendant',
      ...details,
    })
    // The ledger is busy while an import commits: what is refused was never promised.
    if (answer.ok) acknowledged.push(mobile(n))
  }
}

async function missing(client: HostClient, people: readonly string[]): Promise<string[]> {
  const lost: string[] = []
  for (let at = 0; at < people.length; at += 5_000) {
    const cells = people.slice(at, at + 5_000)
    const answers = (await valueOf(
      client.call('optouts.check', { cells, country: 'BR', mode: 'national', locale: 'pt-BR' }),
    )) as { status: string }[]
    lost.push(...cells.filter((_, index) => answers[index]?.status !== 'suppressed'))
  }
  return lost
}

async function valueOf(call: Promise<Envelope>): Promise<unknown> {
  const envelope = await call
  if (!envelope.ok) throw new Error(JSON.stringify(envelope.error))
  return envelope.value
}

/** Counts the cleanings that were published, after checking each against its own report. */
function wholeResultsIn(folder: string): number {
  if (!existsSync(folder)) return 0
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const finals = files.filter((name) => /-(limpa|removidos)\.csv$|-relatorio\.json$/.test(name))
  const reports = finals.filter((name) => name.endsWith('.json'))
  for (const report of reports) {
    const { files: made } = JSON.parse(readFileSync(join(folder, report), 'utf8')) as {
      files: Record<string, { name: string; sha256: string }>
    }
    for (const { name, sha256 } of Object.values(made)) {
      if (basename(report) === name) continue
      const bytes = readFileSync(join(folder, dirname(report), name))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  }
  // The report takes its name last: files without one belong to a cleaning that was not finished.
  return reports.length
}
