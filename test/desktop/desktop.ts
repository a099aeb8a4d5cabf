import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { findElectron, launchDesktop, LEFT_OUT } from '../e2e/support/electron.ts'
import { removeFolder, temporaryFolder } from '../e2e/support/temporary.ts'

export const electron = findElectron()
if (electron === null) console.log(LEFT_OUT)

export interface Desktop {
  readonly folder: string
  readonly dataDir: string
  app: ElectronApplication
  page: Page
  /** Starts the program again on the same folder. */
  start(options?: Parameters<typeof launchDesktop>[2]): Promise<void>
}

/** The desktop shell for the tests of one `describe`, started before them and closed after. */
export function useDesktop(options: Parameters<typeof launchDesktop>[2] = {}): Desktop {
  const folder = temporaryFolder()
  const dataDir = join(folder, 'dados')
  const desktop = {
    folder,
    dataDir,
    async start(more: Parameters<typeof launchDesktop>[2] = options) {
      if (electron === null) return
      desktop.app = await launchDesktop(electron, dataDir, more)
      desktop.page = await desktop.app.firstWindow()
      await desktop.page.getByRole('navigation').first().waitFor()
    },
  } as Desktop
  beforeAll(() => desktop.start())
  afterAll(async () => {
    await desktop.app?.close().catch(() => undefined)
    removeFolder(folder)
  })
  return desktop
}
