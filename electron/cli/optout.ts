import type { Command } from 'commander'
import { addPlanned } from './not-built.ts'
import { addOptoutAdd } from './optout-add.ts'
import { addOptoutCheck } from './optout-check.ts'
import { addOptoutExport, addOptoutList } from './optout-list.ts'
import { addOptoutImport } from './optout-import.ts'
import type { Session } from './session.ts'

export function addOptout(program: Command, session: Session): void {
  const optout = program.command('optout').description(session.t('cli:optout.about'))
  addOptoutAdd(optout, session)
  addOptoutImport(optout, session)
  addOptoutCheck(optout, session)
  addOptoutList(optout, session)
  addOptoutExport(optout, session)
  addPlanned(optout, 'optout', session)
}
