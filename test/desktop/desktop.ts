import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Desk } from '../e2e/support/desk.ts'
import { findElectron, launchDesktop, LEFT_OUT } from '../e2e/support/electron.ts'
import { removeFolder, temporaryFolder } from '../e2e/support/temporary.ts'

export const electron = findElectron()
if (electron === null) console.log(LEFT_OUT)

export interface Desktop extends Desk {
  app: ElectronApplication
  page: Page
  /** Starts the program again on the same folder. */
  start(options?: Parameters<typeof launchDesktop>[2]): Promise<void>
}

type StartOptions = Parameters<typeof launchDesktop>[2] & {
  /** Runs before the program, with the data folder. */
  readonly seed?: (dataDir: string) => void
}

/** The desktop shell for the tests of one `describe`, started before them and closed after. */
export function useDesktop({ seed, ...options }: StartOptions = {}): Desktop {
  const folder = temporaryFolder()
  const dataDir = join(folder, 'dados')
  const desktop = {
    folder,
    dataDir,
    file(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    async choose(path) {
      await answerFileDialog(desktop, path)
      await desktop.page.keyboard.press('Control+o')
    },
    take: async (name) => readFileSync(join(folder, name)),
    async start(more: Parameters<typeof launchDesktop>[2] = options) {
      if (electron === null) return
      desktop.app = await launchDesktop(electron, dataDir, more)
      desktop.page = await desktop.app.firstWindow()
      await desktop.page.getByRole('navigation').first().waitFor()
    },
  } as Desktop
  beforeAll(async () => {
    if (electron !== null) seed?.(dataDir)
    await desktop.start()
  })
  afterAll(async () => {
    await desktop.app?.close().catch(() => undefined)
    removeFolder(folder)
  })
  return desktop
}

/** From now on the file dialog is answered with this file. */
export async function answerFileDialog({ app }: Desktop, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}
