/** Every text a person reads, by area. A key is `area:name`. */
import { backups } from './backups.ts'
import { certificate } from './certificate.ts'
import { changes } from './changes.ts'
import { cleaning } from './cleaning.ts'
import { cli } from './cli.ts'
import { commands } from './commands.ts'
import { consent } from './consent.ts'
import { errors } from './errors.ts'
import { exports } from './exports.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { identity } from './identity.ts'
import { imports } from './imports.ts'
import { ledger } from './ledger.ts'
import { lists } from './lists.ts'
import { menu } from './menu.ts'
import { optouts } from './optouts.ts'
import { outputs } from './outputs.ts'
import { person } from './person.ts'
import { reading } from './reading.ts'
import { report } from './report.ts'
import { results } from './results.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { start } from './start.ts'
import { store } from './store.ts'
import { subjects } from './subjects.ts'
import { verdicts } from './verdicts.ts'
import { verify } from './verify.ts'
import { weni } from './weni.ts'
import type { BaseKey } from './define.ts'

export const messages = {
  backups,
  certificate,
  changes,
  cleaning,
  cli,
  commands,
  consent,
  errors,
  exports,
  help,
  history,
  identity,
  imports,
  ledger,
  lists,
  menu,
  optouts,
  outputs,
  person,
  reading,
  report,
  results,
  settings,
  shell,
  start,
  store,
  subjects,
  verdicts,
  verify,
  weni,
} as const

type Areas = typeof messages
export type Area = keyof Areas
export type MessageKey = {
  [A in Area]: `${A}:${BaseKey<keyof Areas[A]['pt-BR'] & string>}`
}[Area]
