import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  cleanAList,
  goBackToCopy,
  importSheet,
  optOutFlows,
  rescueRefusedList,
  speakThreeLanguages,
  stillChecked,
  toast,
  undoImport,
} from '../e2e/support/flows.ts'
import { equation, goTo, optOutByCommand } from '../e2e/support/shop.ts'
import {
  canHaveSmallDisks,
  DISKS_LEFT_OUT,
  heldFile,
  smallDisk,
  type SmallDisk,
} from '../e2e/support/troubles.ts'
import { electron, useDesktop } from './desktop.ts'

if (!canHaveSmallDisks) console.log(DISKS_LEFT_OUT)

const LIST =
  'Nome;Telefone\r\nAna;(11) 98765-4321\r\nRui;(27) 99888-7766\r\nBia;(48) 99911-2233\r\n'
const CHECKED = '3 lidas = 2 ficam + 1 descadastrado'
const CLEAN = 'Nome;Telefone\r\nRui;(27) 99888-7766\r\nBia;(48) 99911-2233\r\n'

describe.skipIf(electron === null)('a shop’s day in the window', { timeout: 40_000 }, () => {
  const desktop = useDesktop()

  describe('keeps who opted out', () => {
    test.each(optOutFlows)('$name', ({ go }) => go(desktop))

    test('a sheet is imported, and undone days later by typing how many', async () => {
      const numbers = Array.from({ length: 24 }, (_, n) => `(19) 9${81_234_000 + n * 37}`)
      await importSheet(desktop, 'pediram-para-sair.csv', numbers)
      await undoImport(desktop, 24, 4)
    })
  })

  test('a list goes in, a list without whoever opted out stands beside it', async () => {
    await cleanAList(desktop)
    expect(readdirSync(desktop.folder)).toEqual(
      expect.arrayContaining(['exemplo-lista-limpa.csv', 'exemplo-lista-removidos.csv']),
    )
  })

  test('5 a list that is gone says so where it would be cleaned again', async () => {
    rmSync(join(desktop.folder, 'exemplo-lista.csv'))
    await goTo(desktop.page, 'Histórico')
    await desktop.page.getByText('Limpezas', { exact: true }).click()
    await desktop.page.locator('summary').filter({ hasText: 'exemplo-lista.csv' }).click()
    await desktop.page.getByText('A planilha original não está mais onde estava.').waitFor()
    expect(await desktop.page.getByRole('button', { name: /^Refazer/ }).count()).toBe(0)
  })

  test('speaks three languages without a restart', () => speakThreeLanguages(desktop))

  test('going back to a copy keeps who left since', () => goBackToCopy(desktop))

  test('35 a clean list that Excel holds stays as it is, and is replaced once it is let go', async () => {
    const { page } = desktop
    const folder = join(desktop.folder, 'presa')
    mkdirSync(folder)
    const list = join(folder, 'natal.csv')
    const clean = join(folder, 'natal-limpa.csv')
    writeFileSync(list, LIST)
    const held = await heldFile(clean)
    const before = readFileSync(clean)
    await goTo(page, 'Limpar lista')
    await desktop.choose(list)
    await page.getByRole('heading', { name: /natal.csv/ }).waitFor()
    await page.getByRole('button', { name: 'Salvar 2 contatos' }).click()
    await page.getByRole('alert').getByRole('button', { name: 'Substituir' }).click()
    await page
      .getByText(
        'natal-limpa.csv está aberto em outro programa, como o Excel. Nada foi alterado. Feche-o lá e tente de novo.',
      )
      .waitFor()
    expect(readFileSync(clean)).toEqual(before)
    expect(readdirSync(folder).toSorted()).toEqual(['natal-limpa.csv', 'natal.csv'])
    await stillChecked(desktop, CHECKED)

    await held.release()
    await page.getByRole('alert').getByRole('button', { name: 'Tentar de novo' }).click()
    await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
    expect(readFileSync(clean, 'utf8')).toBe(CLEAN)
    expect(readFileSync(list, 'utf8')).toBe(LIST)
  })

  test('34 where a clean list exists, another folder is asked about on its own', async () => {
    const { page, app } = desktop
    const other = join(desktop.folder, 'outra pasta')
    mkdirSync(other)
    writeFileSync(join(other, 'pascoa-limpa.csv'), 'antiga')
    const list = desktop.file('pascoa.csv', LIST)
    desktop.file('pascoa-limpa.csv', 'do lado da lista')
    await desktop.choose(list)
    await page.getByRole('heading', { name: /pascoa.csv/ }).waitFor()
    await equation(page).waitFor()
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
    }, other)
    await page.getByRole('button', { name: 'Salvar em outra pasta…' }).click()
    await page.getByRole('alert').getByRole('button', { name: 'Substituir' }).click()
    await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
    expect(readFileSync(join(other, 'pascoa-limpa.csv'), 'utf8')).toBe(CLEAN)
    expect(readFileSync(join(desktop.folder, 'pascoa-limpa.csv'), 'utf8')).toBe('do lado da lista')
  })

  test('a list in another format, the opt-outs and a file for another computer go where one says', async () => {
    const { page, app } = desktop
    const folder = join(desktop.folder, 'pen drive')
    mkdirSync(folder)
    const answerWith = (paths: readonly string[]) =>
      app.evaluate(({ dialog }, filePaths) => {
        const asked: unknown[] = []
        Object.assign(globalThis, { asked })
        dialog.showOpenDialog = async (...args: unknown[]) => {
          asked.push((args.at(-1) as { properties: unknown }).properties)
          return { canceled: filePaths.length === 0, filePaths: [...filePaths] }
        }
      }, paths)
    const asked = () => app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked)
    const convert = async () => {
      await page.getByRole('button', { name: 'Salvar em outro formato' }).click()
      await page.getByRole('menuitem', { name: 'Planilha do Excel' }).click()
    }
    const exportAll = async () => {
      await page.getByRole('button', { name: 'Exportar' }).click()
      await page.getByRole('menuitem', { name: /Completo/ }).click()
    }

    await goTo(page, 'Limpar lista')
    await desktop.choose(desktop.file('natal.csv', LIST))
    await page.getByRole('heading', { name: /natal.csv/ }).waitFor()
    await answerWith([])
    await convert()
    await expect.poll(asked).toEqual([['openDirectory', 'createDirectory']])
    expect(readdirSync(folder)).toEqual([])

    await answerWith([folder])
    await convert()
    await toast(page, /natal\.xlsx/).waitFor()
    await goTo(page, 'Descadastrados')
    await exportAll()
    await toast(page, 'Exportado: descadastrados.csv.').waitFor()
    await goTo(page, 'Configurações')
    await page.getByRole('button', { name: 'Fazer arquivo para o outro' }).click()
    await page.getByText('Arquivo pronto: ', { exact: false }).waitFor()
    expect(readdirSync(folder).toSorted()).toEqual([
      'descadastrados.csv',
      expect.stringMatching(/^lista-limpa .*\.lista$/),
      'natal.xlsx',
    ])
    expect(await asked()).toHaveLength(3)

    writeFileSync(join(folder, 'descadastrados.csv'), 'antigo')
    await goTo(page, 'Descadastrados')
    await exportAll()
    const trouble = page.getByRole('alert')
    await trouble.getByText('descadastrados.csv já existe', { exact: false }).waitFor()
    expect(readFileSync(join(folder, 'descadastrados.csv'), 'utf8')).toBe('antigo')
    await trouble.getByRole('button', { name: 'Substituir' }).click()
    await expect
      .poll(() => readFileSync(join(folder, 'descadastrados.csv'), 'utf8'))
      .toContain('5511987654321')
    await trouble.waitFor({ state: 'detached' })
  })

  test('a workbook leaves no copy of itself once another list is looked at', async () => {
    const { page, dataDir, folder } = desktop
    const copies = () =>
      readdirSync(join(dataDir, 'temp'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.csv'),
      )
    await goTo(page, 'Limpar lista')
    await desktop.choose(join(folder, 'pen drive', 'natal.xlsx'))
    await page.getByRole('heading', { name: /natal.xlsx/ }).waitFor()
    await equation(page).waitFor()
    expect(copies()).not.toEqual([])
    await desktop.choose(join(folder, 'natal.csv'))
    await page.getByRole('heading', { name: /natal.csv/ }).waitFor()
    await expect.poll(copies).toEqual([])
  })

  describe.runIf(canHaveSmallDisks)('on a pen drive', () => {
    let disk: SmallDisk
    beforeAll(() => {
      disk = smallDisk(8)
    })
    afterAll(() => disk?.remove())

    test('that is full nothing is left half done, and the list is saved once there is room', async () => {
      const { page } = desktop
      const list = join(disk.folder, 'maes.csv')
      writeFileSync(list, LIST)
      await desktop.choose(list)
      await page.getByRole('heading', { name: /maes.csv/ }).waitFor()
      await equation(page).waitFor()
      disk.fill()
      const before = readdirSync(disk.folder)
      await page.getByRole('button', { name: 'Salvar 2 contatos' }).click()
      await page
        .getByText(
          /^O disco está cheio e maes-limpa.csv não pôde ser gravado. Nada ficou pela metade/,
        )
        .waitFor()
      expect(readdirSync(disk.folder)).toEqual(before)
      await stillChecked(desktop, CHECKED)

      disk.free()
      await page.getByRole('alert').getByRole('button', { name: 'Tentar de novo' }).click()
      await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
      expect(readFileSync(join(disk.folder, 'maes-limpa.csv'), 'utf8')).toBe(CLEAN)
    })

    test('that is write-protected the list is saved elsewhere or when it is no more', async () => {
      const { page } = desktop
      const list = join(disk.folder, 'maio.csv')
      writeFileSync(list, LIST)
      disk.protect(true)
      await desktop.choose(list)
      await page.getByRole('heading', { name: /maio.csv/ }).waitFor()
      await page.getByRole('button', { name: 'Salvar 2 contatos' }).click()
      await page.getByText('Não foi possível gravar maio-limpa.csv.', { exact: false }).waitFor()
      await stillChecked(desktop, CHECKED)
      disk.protect(false)
      await page.getByRole('alert').getByRole('button', { name: 'Tentar de novo' }).click()
      await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
      expect(readFileSync(join(disk.folder, 'maio-limpa.csv'), 'utf8')).toBe(CLEAN)
    })
  })
})

describe.skipIf(electron === null)('a damaged list in the window', { timeout: 40_000 }, () => {
  const desktop = useDesktop({
    seed(dataDir) {
      optOutByCommand(dataDir, '11987654321')
      writeFileSync(join(dataDir, 'lista-limpa.db'), 'isto não é mais uma lista')
      rmSync(join(dataDir, 'lista-limpa.db-wal'), { force: true })
    },
  })

  test('is refused, offers its newest whole copy, and works again from it', () =>
    rescueRefusedList(desktop))
})
