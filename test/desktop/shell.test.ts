import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from '../../shared/commands.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { locales } from '../../shared/model.ts'
import { launchDesktop } from '../e2e/support/electron.ts'
import { changesOf } from '../e2e/support/other-computer.ts'
import { equation, goTo } from '../e2e/support/shop.ts'
import { removeFolder, temporaryFolder } from '../e2e/support/temporary.ts'
import { answerFileDialog, electron, useDesktop, type Desktop } from './desktop.ts'

const LIST = 'test/fixtures/exemplo-lista.csv'

interface MenuLine {
  readonly id: string | undefined
  readonly label: string
}

/** The whole menu bar, flat. */
function menuOf({ app }: Desktop): Promise<MenuLine[]> {
  return app.evaluate(({ Menu }) => {
    const flat = (menu: Electron.Menu | null | undefined): MenuLine[] =>
      (menu?.items ?? []).flatMap((item) => [
        { id: item.id, label: item.label },
        ...(item.submenu ? flat(item.submenu) : []),
      ])
    return flat(Menu.getApplicationMenu())
  })
}

async function chooseInMenu({ app }: Desktop, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
  }, id)
}

const heading = ({ page }: Desktop, name: string) =>
  page.getByRole('heading', { name, exact: true }).first().waitFor()

describe.skipIf(electron === null)('the desktop shell', { timeout: 40_000 }, () => {
  const desktop = useDesktop()

  test('47 has every command in its menu, in the language that is chosen', async () => {
    for (const locale of [...locales.toReversed(), 'pt-BR'] as const) {
      const t = createTranslator(locale)
      await chooseInMenu(desktop, `language.${locale}`)
      await expect
        .poll(async () => (await menuOf(desktop)).map(({ label }) => label))
        .toContain(t('menu:select_all'))
      const lines = await menuOf(desktop)
      for (const { id, label } of commands) expect(lines).toContainEqual({ id, label: t(label) })
    }
  })

  test('follows the last of several choices made at once', async () => {
    const { page } = desktop
    const chosen = ['es', 'en', 'pt-BR', 'es', 'pt-BR', 'en'] as const
    await desktop.app.evaluate(
      ({ Menu }, ids) => {
        for (const id of ids) Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
      },
      [...chosen.map((locale) => `language.${locale}`), 'theme.dark', 'theme.light'],
    )
    const t = createTranslator('en')
    await heading(desktop, t('shell:nav.clean'))
    await expect
      .poll(async () => (await menuOf(desktop)).map(({ label }) => label))
      .toContain(t('menu:select_all'))
    await expect
      .poll(() => desktop.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource))
      .toBe('light')
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light')
    await chooseInMenu(desktop, 'language.pt-BR')
    await heading(desktop, 'Limpar lista')
  })

  test('carries out what the menu says', async () => {
    await chooseInMenu(desktop, 'go.history')
    await heading(desktop, 'Histórico')
    await chooseInMenu(desktop, 'go.clean')
    await heading(desktop, 'Limpar lista')
  })

  test('asks for a file where the last one was', async () => {
    const list = join(desktop.folder, 'contatos.csv')
    copyFileSync(LIST, list)
    await desktop.app.evaluate(({ dialog }, path) => {
      const asked: unknown[] = []
      Object.assign(globalThis, { asked })
      dialog.showOpenDialog = async (...args: unknown[]) => {
        asked.push((args.at(-1) as { defaultPath?: string }).defaultPath ?? null)
        return { canceled: false, filePaths: [path] }
      }
    }, list)
    for (let times = 0; times < 2; times++) {
      await chooseInMenu(desktop, 'list.close')
      await chooseInMenu(desktop, 'list.open')
      await desktop.page.getByText('contatos.csv').first().waitFor()
    }
    const asked = () =>
      desktop.app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked)
    await expect.poll(asked).toEqual([null, desktop.folder])
    await desktop.page.getByText('contatos.csv').first().waitFor()
  })

  test('a dialog that is closed without a choice changes nothing', async () => {
    await desktop.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
    })
    await chooseInMenu(desktop, 'list.open')
    await desktop.page.waitForTimeout(200)
    await desktop.page.getByText('contatos.csv').first().waitFor()
  })

  test('28, 36 shows progress, shows the file in its folder, and lets it be dragged out', async () => {
    const { app, page, folder } = desktop
    await page.getByRole('button', { name: /^Salvar \d+ contatos$/ }).click()
    await page.getByRole('heading', { name: /contatos prontos/ }).waitFor()
    const clean = join(folder, 'contatos-limpa.csv')
    expect(existsSync(clean)).toBe(true)

    await app.evaluate(({ shell, BrowserWindow }) => {
      const seen: { shown: string[]; dragged: unknown[] } = { shown: [], dragged: [] }
      Object.assign(globalThis, { seen })
      shell.showItemInFolder = (path) => void seen.shown.push(path)
      const [window] = BrowserWindow.getAllWindows()
      if (!window) return
      Object.assign(window.webContents, {
        startDrag: ({ file, icon }: { file: string; icon: Electron.NativeImage }) =>
          seen.dragged.push({ file, size: icon.getSize() }),
      })
    })
    await page.getByRole('button', { name: 'contatos-limpa.csv' }).click()
    const card = page.getByRole('article').filter({ hasText: 'contatos-limpa.csv' })
    await card.dispatchEvent('dragstart')
    const seen = () => app.evaluate(() => (globalThis as unknown as { seen: unknown }).seen)
    await expect
      .poll(seen)
      .toEqual({ shown: [clean], dragged: [{ file: clean, size: { width: 48, height: 48 } }] })

    const progress = await app.evaluate((all) => {
      const { __standin } = all as unknown as {
        __standin?: { callsOf(api: string): [number, number][] }
      }
      return __standin?.callsOf('BrowserWindow.setProgressBar').map(([, fraction]) => fraction)
    })
    if (progress) expect(progress.at(-1)).toBe(-1)
  })

  test('29 tells of long work that ended unseen, and a click comes back to it', async () => {
    const { app, page } = desktop
    await app.evaluate(({ BrowserWindow, Notification }) => {
      const told: { said: unknown[]; fronted: boolean } = { said: [], fronted: false }
      const now = Date.now.bind(Date)
      let ahead = 0
      const [window] = BrowserWindow.getAllWindows()
      if (!window) return
      const isFocused = window.isFocused.bind(window)
      const show = Notification.prototype.show
      Object.assign(globalThis, {
        told,
        asBefore() {
          Date.now = now
          Object.assign(window, { isFocused })
          Notification.prototype.show = show
        },
      })
      // Every look at the clock is six seconds later than the one before.
      Date.now = () => now() + (ahead += 6_000)
      Object.assign(window, { isFocused: () => false, focus: () => void (told.fronted = true) })
      Notification.prototype.show = function notice(this: Electron.Notification) {
        told.said.push([this.title, this.body])
        this.emit('click')
      }
    })
    const told = () => app.evaluate(() => (globalThis as unknown as { told: unknown }).told)
    await page.getByRole('button', { name: 'Voltar às linhas' }).click()
    await chooseInMenu(desktop, 'list.recheck')
    await expect.poll(told).toEqual({
      said: [['Lista Limpa', 'O trabalho terminou. Clique para ver o resultado.']],
      fronted: true,
    })
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (window) Object.assign(window, { isFocused: () => true })
    })
    await chooseInMenu(desktop, 'list.recheck')
    await page.getByRole('button', { name: /^Salvar \d+ contatos$/ }).waitFor()
    expect(await told()).toMatchObject({ said: [expect.anything()] })
    await app.evaluate(() => (globalThis as unknown as { asBefore(): void }).asBefore())
  })

  test('takes a file that was dropped on it, by its real path', async () => {
    const { page, folder } = desktop
    await chooseInMenu(desktop, 'list.close')
    const dropped = join(folder, 'solta.csv')
    copyFileSync(LIST, dropped)
    await page.locator('input[type=file]').first().setInputFiles(dropped)
    await page.getByText('solta.csv').first().waitFor()
    await page.getByRole('button', { name: /^Salvar \d+ contatos$/ }).click()
    await expect.poll(() => readdirSync(folder)).toContain('solta-limpa.csv')
  })

  test('4, 66 a second start hands its file to the first and ends', async () => {
    if (electron === null) return
    const given = join(desktop.folder, 'segunda.csv')
    copyFileSync(LIST, given)
    const second = spawn(electron.path, [resolve('.'), 'segunda.csv'], {
      cwd: desktop.folder,
      env: {
        ...process.env,
        STANDIN_NODE: process.execPath,
        LISTA_LIMPA_DATA: desktop.dataDir,
      },
    })
    expect(await once(second, 'exit')).toEqual([0, null])
    await desktop.page.getByText('segunda.csv').first().waitFor()
    const windows = await desktop.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    )
    expect(windows).toBe(1)
  })

  test('fault 62: a page that falls over is drawn again, and the work is still there', async () => {
    const { app } = desktop
    await app.evaluate(({ BrowserWindow, Menu }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      // Chosen while there is no page: it is carried out by the next one.
      contents?.once('render-process-gone', () =>
        Menu.getApplicationMenu()?.getMenuItemById('go.history')?.click(),
      )
      contents?.forcefullyCrashRenderer()
    })
    const draw = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (!contents || contents.isCrashed()) return ''
        return String(
          await contents
            .executeJavaScript('`${document.title}: ${document.body.innerText}`')
            .catch(() => ''),
        )
      })
    await expect
      .poll(draw, { timeout: 15_000 })
      .toMatch(/^Histórico · Lista Limpa: .*Limpar lista/s)
  })
})

describe.skipIf(electron === null)('a command before there is a page', { timeout: 40_000 }, () => {
  test('is carried out once the page is there', async () => {
    if (electron === null) return
    const folder = temporaryFolder()
    const app = await launchDesktop(electron, join(folder, 'dados'))
    try {
      await app.evaluate(async ({ Menu }) => {
        const chosen = () => Menu.getApplicationMenu()?.getMenuItemById('help.open')
        while (!chosen()) await new Promise((resolve) => setTimeout(resolve, 1))
        chosen()?.click()
      })
      const page = await app.firstWindow()
      await page.getByRole('heading', { name: 'Ajuda', exact: true }).first().waitFor()
    } finally {
      await app.close().catch(() => undefined)
      removeFolder(folder)
    }
  })
})

describe.skipIf(electron === null)('closing while work goes on', { timeout: 60_000 }, () => {
  const desktop = useDesktop()

  test('29 whoever looks at another window is told that long work has ended', async () => {
    const { app, page } = desktop
    // Words beside a number take longer to read than the number alone.
    const rows = Array.from({ length: 1_200_000 }, (_, n) => `Ana ${n};zap (11) 9${60_000_000 + n}`)
    const list = desktop.file('longa.csv', `nome;telefone\n${rows.join('\n')}\n`)
    await answerFileDialog(desktop, list)
    await chooseInMenu(desktop, 'list.open')
    const bar = page.getByRole('progressbar')
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')))
      .toBeGreaterThan(0)
    // From here on the work is a long one by the program's clock, however quick the machine is.
    await app.evaluate(({ BrowserWindow }) => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + 6_000
      BrowserWindow.getAllWindows()[0]?.blur()
    })
    await equation(page).waitFor({ timeout: 50_000 })
    const told = await app.evaluate((all) => {
      const { __standin } = all as unknown as { __standin?: { callsOf(api: string): unknown[] } }
      return __standin?.callsOf('Notification.show')
    })
    // What a real desktop shows cannot be asked of it.
    if (told) {
      expect(told).toHaveLength(1)
      expect(JSON.stringify(told)).toContain('O trabalho terminou.')
    }
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
    await chooseInMenu(desktop, 'list.close')
  })

  test('66 asks first, stays when told to, and leaves no half file when not', async () => {
    const { app, page, folder } = desktop
    const list = join(folder, 'longa.csv')
    await app.evaluate(({ dialog }, path) => {
      const answers = [0, 1]
      const asked: unknown[] = []
      Object.assign(globalThis, { asked })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
      dialog.showMessageBox = async (...args: unknown[]) => {
        asked.push((args.at(-1) as { message: string }).message)
        return { response: answers.shift() ?? 0, checkboxChecked: false }
      }
    }, list)
    await chooseInMenu(desktop, 'list.open')
    await page.getByRole('progressbar').waitFor()

    const close = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    const asked = () =>
      app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.length)
    await close()
    await expect.poll(asked).toBe(1)
    expect(await page.title()).toContain('Lista Limpa')

    const exited = once(app.process(), 'exit')
    await close()
    expect(await exited).toEqual([0, null])
    expect(readdirSync(folder).toSorted()).toEqual(['dados', 'longa.csv'])
    // The write-ahead log was emptied into the ledger.
    expect(readdirSync(desktop.dataDir).filter((name) => name.endsWith('-wal'))).toEqual([])
  })
})

describe.skipIf(electron === null)('a page that cannot stay up', { timeout: 60_000 }, () => {
  const desktop = useDesktop()

  test('fault 62: is given up after a few times, and the exit code says so', async () => {
    const { app } = desktop
    const exited = once(app.process(), 'exit')
    let over = false
    void exited.then(() => (over = true))
    while (!over) {
      await app
        .evaluate(({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          if (contents && !contents.isCrashed() && !contents.isLoading()) {
            contents.forcefullyCrashRenderer()
          }
        })
        .catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(await exited).toEqual([1, null])
  })
})

describe.skipIf(electron === null)('what another computer knows', { timeout: 40_000 }, () => {
  const folder = temporaryFolder()
  const started = join(folder, 'balcao.lista')
  writeFileSync(started, changesOf('Balcão', '21998765432').bytes)
  const desktop = useDesktop({ args: [started] })
  afterAll(() => removeFolder(folder))
  const dialog = () =>
    desktop.page.getByRole('dialog', { name: 'Juntar o que o outro computador sabe' })
  const isRead = async (name: string) => {
    await dialog().getByText(`De ${name}, feito em`, { exact: false }).waitFor()
    await desktop.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }

  test('4 is taken in when the program is started with it', () => isRead('Balcão'))

  test('4 is taken in when it is opened while the program runs, whatever screen is shown', async () => {
    if (electron === null) return
    await goTo(desktop.page, 'Descadastrados')
    const path = desktop.file('caixa.lista', changesOf('Caixa', '31988887777').bytes)
    const second = spawn(electron.path, [resolve('.'), path], {
      env: {
        ...process.env,
        STANDIN_NODE: process.execPath,
        LISTA_LIMPA_DATA: desktop.dataDir,
      },
    })
    expect(await once(second, 'exit')).toEqual([0, null])
    await isRead('Caixa')
  })

  test('3 is taken in by Ctrl+O', async () => {
    await goTo(desktop.page, 'Limpar lista')
    await desktop.choose(desktop.file('loja.lista', changesOf('Loja', '41988887777').bytes))
    await isRead('Loja')
  })
})

describe.skipIf(electron === null)('started with a file', { timeout: 40_000 }, () => {
  const desktop = useDesktop({ args: [resolve(LIST)] })

  test('4 opens it', async () => {
    await desktop.page.getByText('exemplo-lista.csv').first().waitFor()
  })

  test('66 and the next time stands where it stood', async () => {
    const place = { x: 40, y: 30, width: 1010, height: 640 }
    await desktop.app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
    }, place)
    await desktop.app.close()
    await desktop.start({})
    const bounds = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    )
    expect(bounds).toEqual(place)
  })
})
