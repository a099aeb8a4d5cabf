import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../../electron/cli/program.ts'
import { readSession } from '../../electron/cli/session.ts'
import { locales, type Locale } from '../../shared/model.ts'

function programIn(locale: Locale): Promise<Command> {
  return createProgram(readSession(['--locale', locale], {}))
}

function withParents(command: Command, path = ''): [path: string, command: Command][] {
  return command.commands.flatMap((child) => {
    const name = `${path} ${child.name()}`.trim()
    return [[name, child] as [string, Command], ...withParents(child, name)]
  })
}

test('the tree of names that scripts may count on', async () => {
  const names = withParents(await programIn('pt-BR')).map(([name]) => name)
  expect(names.toSorted()).toEqual(
    [
      'backup',
      'backup create',
      'backup list',
      'backup restore',
      'clean',
      'convert',
      'erase',
      'history',
      'history certificate',
      'history list',
      'history redo',
      'history show',
      'host',
      'identify',
      'inspect',
      'merge',
      'merge export',
      'optout',
      'optout add',
      'optout check',
      'optout export',
      'optout import',
      'optout list',
      'optout release',
      'optout show',
      'optout undo',
      'review',
      'review accept',
      'review list',
      'review reject',
      'scan',
      'store',
      'store check',
      'store path',
      'store rebuild',
      'subject',
      'verify',
    ].toSorted(),
  )
})

describe.each(locales)('help in %s', async (locale) => {
  const program = await programIn(locale)
  const commands: [string, Command][] = [['', program], ...withParents(program)]

  test.each(commands)('%s describes everything it takes', (_, command) => {
    expect(command.description()).not.toBe('')
    for (const option of command.options) expect(option.description, option.flags).not.toBe('')
    expect(command.helpInformation()).not.toMatch(/cli:|\{\{|undefined/)
  })
})

test.each(['pt-BR', 'es'] as const)('no English is left in the help in %s', async (locale) => {
  const program = await programIn(locale)
  const help = [program, ...withParents(program).map(([, command]) => command)]
    .map((command) => command.helpInformation())
    .join('\n')
  expect(help).not.toMatch(
    /Usage:|Options:|Arguments:|Commands:|\[options\]|\[command\]|display|choices|default/,
  )
})
