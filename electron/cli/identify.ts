import type { Command } from 'commander'
import type { Identified } from '../../shared/contract.ts'
import type { Country, PhoneMode } from '../../shared/model.ts'
import { cellsFrom } from './cells.ts'
import { countryOption, modeOption, stdinOption } from './options.ts'
import type { Session } from './session.ts'
import { jsonArray, streamOut } from './stream-out.ts'

interface IdentifyOptions {
  readonly stdin?: true
  readonly mode?: PhoneMode
  readonly country?: Country
}

export function addIdentify(program: Command, session: Session): void {
  const { t } = session
  program
    .command('identify')
    .description(t('cli:identify.about'))
    .argument('[CELL...]', t('cli:identify.cells'))
    .addOption(stdinOption(t))
    .addOption(modeOption(t))
    .addOption(countryOption(t))
    .action(async (given: string[], options: IdentifyOptions) => {
      const cells = cellsFrom(session, given, options.stdin === true)
      const found = identifyEach(session, cells, options)
      await streamOut(session.json ? jsonArray(documents(found)) : sentences(found))
    })
}

/** Reads each cell as it comes, without opening the ledger: what a number means needs no data. */
async function* identifyEach(
  { t }: Session,
  cells: AsyncIterable<string> | Iterable<string>,
  { mode = 'national', country = 'BR' }: IdentifyOptions,
): AsyncGenerator<Identified> {
  const { identified } = await import('../../shared/identity/identified.ts')
  for await (const cell of cells) yield identified(cell, { country, mode }, t)
}

async function* documents(found: AsyncIterable<Identified>): AsyncGenerator<object> {
  for await (const { input, status, e164, reason, alternates, accounts, explanation } of found) {
    yield { input, status, e164, reason, alternates, accounts, explanation }
  }
}

async function* sentences(found: AsyncIterable<Identified>): AsyncGenerator<string> {
  for await (const { explanation } of found) yield `${explanation}\n`
}
