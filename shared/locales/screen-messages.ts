/** The texts of the screens, by area: all that a page loads. Some are said by the command line too. */
import { backups } from './backups.ts'
import { changes } from './changes.ts'
import { commands } from './commands.ts'
import { consent } from './consent.ts'
import { errors } from './errors.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { identity } from './identity.ts'
import { imports } from './imports.ts'
import { layers } from './layers.ts'
import { lists } from './lists.ts'
import { merge } from './merge.ts'
import { optouts } from './optouts.ts'
import { outputs } from './outputs.ts'
import { person } from './person.ts'
import { report } from './report.ts'
import { results } from './results.ts'
import { safety } from './safety.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { store } from './store.ts'
import { verdicts } from './verdicts.ts'
import { verify } from './verify.ts'
import { weni } from './weni.ts'
import type { KeysOf } from './define.ts'

export const screenMessages = {
  backups,
  changes,
  commands,
  consent,
  errors,
  help,
  history,
  identity,
  imports,
  layers,
  lists,
  merge,
  optouts,
  outputs,
  person,
  report,
  results,
  safety,
  settings,
  shell,
  store,
  verdicts,
  verify,
  weni,
} as const

/** A sentence that a screen may say. */
export type ScreenKey = KeysOf<typeof screenMessages>
