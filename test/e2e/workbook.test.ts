import { readFileSync } from 'node:fs'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  equation,
  equationText,
  goTo,
  openShop,
  optOutByCommand,
  type Shop,
} from './support/shop.ts'

const people = [
  ['Nome', 'Telefone'],
  ['Ana', 11987654321],
  ['Bia', '(21) 98765-4321'],
  ['Caio', '31 98765-4321'],
]
const gone = [
  ['Nome', 'Celular'],
  ['Caio', '(31) 8765-4321'],
  ['Davi', '41 98765-4321'],
]

let shop: Shop
let page: Page

beforeAll(async () => {
  shop = await openShop({ seed: (dataDir) => optOutByCommand(dataDir, '11 98765-4321') })
  page = shop.page
})
afterAll(() => shop?.close())

async function workbook(): Promise<string> {
  const sheets = [
    { name: 'Clientes', rows: people },
    { name: 'Pararam', rows: gone },
  ]
  return shop.file('contatos.xlsx', await writeXlsx({ sheets }))
}

test('a workbook with two sheets is checked by its first and leaves as a workbook', async () => {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await workbook())
  await equation(page).waitFor()
  expect(await equationText(page)).toBe('3 lidas = 2 ficam + 1 descadastrado')
  await page.getByRole('button', { name: 'Salvar 2 contatos' }).click()
  await page.getByRole('heading', { name: '2 contatos prontos para enviar' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Baixar: contatos-limpa.xlsx/ }).click(),
  ])
  const { sheets } = await readXlsx(readFileSync(await download.path()))
  expect(sheets[0]?.rows).toEqual([people[0], people[2], people[3]])
})

test('opt-outs come from the sheet that is chosen', async () => {
  await goTo(page, 'Descadastrados')
  await page.getByRole('button', { name: 'Importar planilha' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(await workbook())
  await dialog.getByLabel('Qual lista do arquivo').selectOption('Pararam')
  await dialog.getByRole('button', { name: /2 / }).last().waitFor()
  expect(shop.complaints).toEqual([])
})
