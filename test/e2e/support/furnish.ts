import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SCENE_LIST } from './scenes.ts'

/** Fills a shop's data folder with what a few weeks of work leave: opt-outs of several kinds and cleanings. */
export function furnish(dataDir: string): void {
  const desk = join(dirname(dataDir), 'mesa')
  mkdirSync(desk, { recursive: true })
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, ['dist/cli.js', ...args, '--data-dir', dataDir, '--yes'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  const file = (name: string, text: string) => {
    const path = join(desk, name)
    writeFileSync(path, text)
    return path
  }
  const people = (count: number) =>
    ['Telefone', ...Array.from({ length: count }, (_, index) => `(11) 9${81_234_000 + index * 37}`)]
      .join('\r\n')
      .concat('\r\n')

  run('optout', 'import', file('pediram-para-sair-outubro.csv', people(24)))
  run(
    'optout',
    'add',
    '(11) 98765-4321',
    '--reason',
    'lost_interest',
    '--source',
    'customer_message',
  )
  run('optout', 'add', '31 97654-3210', '--reason', 'complaint', '--source', 'customer_message')
  run('clean', file('clientes-vip.csv', SCENE_LIST))
  run('clean', file('lista-natal.csv', SCENE_LIST.replace('(41) 98877-6655', '(41) 98877-0000')))
  run('optout', 'add', '85 99123 4567', '--reason', 'never_gave_consent', '--source', 'button')
}
