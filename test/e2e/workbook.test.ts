import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** What the program keeps for itself while it runs, by what it is. */
function kept(): string[] {
  const names = readdirSync(join(shop.dataDir, 'temp'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name.replace(/^[0-9a-f]{32}/, 'copy'))
  // A workbook has a copy for looking at it, and one for acting on it.
  return [...new Set(names)].map((name) => name.replace(/^upload-.*/, 'upload')).toSorted()
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
  expect(kept()).toEqual([
    'contatos-certificado.html',
    'contatos-limpa.xlsx',
    'contatos-relatorio.json',
    'contatos-removidos.xlsx',
    'copy.csv',
    'copy.csv.json',
    'upload',
  ])
})

test('what was made of it goes as soon as nothing shows it; the list stays, to be cleaned again', async () => {
  await page.getByRole('button', { name: 'Limpar outra lista' }).click()
  await expect.poll(kept).toEqual(['upload'])

  await goTo(page, 'Histórico')
  await page.getByText('Limpezas', { exact: true }).click()
  // The one that is done again stands above it.
  const card = page.locator('summary').last()
  await card.click()
  await page.getByRole('button', { name: 'Refazer com a lista de hoje' }).click()
  await page.getByText('Pronto: 2 contatos ficam agora; antes eram 2.').waitFor()
  await expect.poll(() => kept().filter((name) => name.endsWith('.xlsx')).length).toBe(2)
  await card.click()
  await expect.poll(kept).toEqual(['upload'])
})

test('a list that is only looked at, converted or given up leaves nothing', async () => {
  await goTo(page, 'Limpar lista')
  await page
    .locator('main input[type=file]')
    .first()
    .setInputFiles(await workbook())
  await equation(page).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Salvar em outro formato' }).click()
      await page.getByRole('menuitem').first().click()
    })(),
  ])
  expect(readFileSync(await download.path()).length).toBeGreaterThan(0)
  await expect.poll(kept).toEqual(['copy.csv', 'copy.csv.json', 'upload', 'upload'])
  await page.getByRole('button', { name: 'Trocar arquivo' }).waitFor()
  await page
    .locator('main input[type=file]')
    .first()
    .setInputFiles({
      name: 'outra.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Nome;Telefone\r\nAna;11 98765-4321\r\n'),
    })
  await page.getByRole('heading', { name: /outra.csv/ }).waitFor()
  await expect.poll(kept).toEqual(['upload', 'upload'])
})

test('an export leaves nothing once the browser has it', async () => {
  await goTo(page, 'Descadastrados')
  const before = kept()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Exportar' }).click()
      await page.getByRole('menuitem').first().click()
    })(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toContain('5511987654321')
  await expect.poll(kept).toEqual(before)
})

test('opt-outs come from the sheet that is chosen', async () => {
  await goTo(page, 'Descadastrados')
  await page.getByRole('button', { name: 'Importar planilha' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(await workbook())
  await dialog.getByLabel('Qual lista do arquivo').selectOption('Pararam')
  await dialog.getByRole('button', { name: /2 / }).last().waitFor()
  expect(kept()).toContain('copy.csv')
  await page.keyboard.press('Escape')
  await expect.poll(() => kept().filter((name) => name.startsWith('copy'))).toEqual([])
  expect(shop.complaints).toEqual([])
})
