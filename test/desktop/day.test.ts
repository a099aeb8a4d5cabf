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
