/** Every text a person reads, by area. A key is `area:name`. */
import { certificate } from './certificate.ts'
import { cleaning } from './cleaning.ts'
import { cli } from './cli.ts'
import { exports } from './exports.ts'
import { ledger } from './ledger.ts'
import { menu } from './menu.ts'
import { reading } from './reading.ts'
import { start } from './start.ts'
import { subjects } from './subjects.ts'
import type { KeysOf } from './define.ts'
import { screenMessages } from './screen-messages.ts'

export const messages = {
  ...screenMessages,
  certificate,
  cleaning,
  cli,
  exports,
  ledger,
  menu,
  reading,
  start,
  subjects,
} as const

export type Area = keyof typeof messages
export type MessageKey = KeysOf<typeof messages>
