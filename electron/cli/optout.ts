import type { Command } from 'commander'
import { addOptoutAdd } from './optout-add.ts'
import { addOptoutCheck } from './optout-check.ts'
import { addOptoutExport } from './optout-export.ts'
import { addOptoutImport } from './optout-import.ts'
import { addOptoutList } from './optout-list.ts'
import { addOptoutRelease } from './optout-release.ts'
import { addOptoutShow } from './optout-show.ts'
import { addOptoutUndo } from './optout-undo.ts'
import type { Session } from './session.ts'

export function addOptout(program: Command, session: Session): void {
  const optout = program.command('optout').description(session.t('cli:optout.about'))
  addOptoutAdd(optout, session)
  addOptoutImport(optout, session)
  addOptoutCheck(optout, session)
  addOptoutShow(optout, session)
  addOptoutList(optout, session)
  addOptoutExport(optout, session)
  addOptoutRelease(optout, session)
  addOptoutUndo(optout, session)
}
