import type { MessagePort } from 'node:worker_threads'
import type { Written } from './byte-writer.ts'

/** The first thing that the writing thread is told. */
export interface WriterStart {
  /** How many orders have been carried out. */
  readonly done: Int32Array
  readonly port: MessagePort
}

/** Files are told apart by number; `descriptor` is the one of this process, for all its threads. */
export type WriteOrder =
  | { readonly order: 'open'; readonly file: number; readonly descriptor: number }
  | { readonly order: 'write'; readonly file: number; readonly bytes: Uint8Array }
  | { readonly order: 'finish'; readonly file: number }
  | { readonly order: 'stop'; readonly file: number }

/** The last that is said of a file, before the order that it answers is counted. */
export type WriteReply =
  | { readonly file: number; readonly written: Written }
  | { readonly file: number; readonly failure: WriteFailure }

/** What the system says of a failed call. */
export interface WriteFailure {
  readonly message: string
  readonly code?: string
  readonly errno?: number
}
