import type { Page } from 'playwright-core'

/**
 * A shop at one of the two windows on Lista Limpa: the browser, or the program's own. What a person
 * does by hand is the same in both; what differs is here.
 */
export interface Desk {
  readonly page: Page
  /** Where the shop's lists lie. */
  readonly folder: string
  readonly dataDir: string
  /** Writes a file into the shop's folder. @returns its path */
  file(name: string, content: string | Uint8Array): string
  /** Chooses a list from the start of the screen that cleans, in the dialog of this window. */
  choose(path: string): Promise<void>
  /** The bytes of a finished file, which the result's screen shows by this name. */
  take(name: string): Promise<Buffer>
}

/** Something a shop does, from any screen to its end, and what is then true. */
export interface Flow {
  readonly name: string
  go(desk: Desk): Promise<void>
}
