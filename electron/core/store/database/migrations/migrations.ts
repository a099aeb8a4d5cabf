import { first } from './first.ts'

export interface Migration {
  readonly version: number
  readonly sql: string
}

/** Every schema there ever was, in order. Append only: a released migration is never edited. */
export const migrations: readonly Migration[] = [{ version: 1, sql: first }]

export const SCHEMA_VERSION = migrations.length
