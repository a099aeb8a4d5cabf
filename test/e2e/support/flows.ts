import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Desk, Flow } from './desk.ts'
import {
  dropFiles,
  equation,
  equationText,
  goTo,
  optOut,
  optOutByCommand,
  pasteText,
} from './shop.ts'

/** The text in the navigation that says how many people opted out. */
export const people = (page: Page) =>
  page
    .getByRole('navigation')
    .first()
    .getByText(/descadastrad/)
    .first()

export const toast = (page: Page, text: string | RegExp) =>
  page.getByRole('status').getByText(text).first()

/** What the command line knows of the same ledger. */
export function command(dataDir: string, ...args: readonly string[]): string {
  return execFileSync(process.execPath, ['dist/cli.js', ...args, '--data-dir', dataDir], {
    encoding: 'utf8',
  })
}

/** Keeping the list of who opted out, from an empty one: each goes on where the one before ended. */
export const optOutFlows: readonly Flow[] = [
  {
    name: 'an empty list says what it is for and how to begin',
    async go({ page }) {
      await goTo(page, 'Descadastrados')
      await page.getByRole('heading', { name: 'Ninguém descadastrado ainda' }).waitFor()
    },
  },
  {
    name: 'typing shapes the number, Enter adds it, and the field waits for the next',
    async go({ page }) {
      const field = page.locator('#add-number')
      await field.pressSequentially('11987654321')
      expect(await field.inputValue()).toBe('(11) 98765-4321')
      await page.locator('#add-one-answer').getByText('+55 (11) 98765-4321').waitFor()
      await field.press('Enter')
      await toast(page, '+55 (11) 98765-4321 não receberá mais mensagens.').waitFor()
      expect(await field.inputValue()).toBe('')
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
      await people(page).getByText('1 descadastrado').waitFor()
    },
  },
  {
    name: 'who is on the list already is told before anything is added',
    async go({ page }) {
      await page.locator('#add-number').fill('011 8765-4321')
      await page.getByText(/Já está descadastrado desde/).waitFor()
      await page.locator('#add-number').fill('')
    },
  },
  {
    name: 'the toast takes it back',
    async go({ page }) {
      await optOut(page, '31 97654-3210')
      await people(page).getByText('2 descadastrados').waitFor()
      await page
        .getByRole('status')
        .filter({ hasText: '97654-3210' })
        .getByRole('button', { name: 'Desfazer' })
        .click()
      await people(page).getByText('1 descadastrado').waitFor()
      await toast(page, 'Desfeito: 1 pessoa voltou a ser como antes.').waitFor()
    },
  },
  {
    name: 'Ctrl+Z takes the last change back, and in a field it undoes typing',
    async go({ page }) {
      await optOut(page, '85 99123-4567')
      await people(page).getByText('2 descadastrados').waitFor()
      await page.locator('#add-number').pressSequentially('12')
      await page.keyboard.press('Control+z')
      await people(page).getByText('2 descadastrados').waitFor()
      await page.locator('#add-number').fill('')
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('Control+z')
      await people(page).getByText('1 descadastrado').waitFor()
    },
  },
  {
    name: 'numbers pasted anywhere are sorted before they are added',
    async go({ page }) {
      await goTo(page, 'Limpar lista')
      const pasted = '(21) 99876-1234\nMaria 11 98765-4321\n31 98888-7777\n21 99876-1234\n12345'
      await pasteText(page, pasted)
      const dialog = page.getByRole('dialog', { name: 'Colar vários números' })
      await dialog.getByText('2 novos').waitFor()
      await dialog.getByText('Já está na lista', { exact: true }).waitFor()
      await dialog.getByText('Repetido aqui', { exact: true }).waitFor()
      const add = dialog.getByRole('button', { name: 'Descadastrar 2 números' })
      expect(await add.isDisabled()).toBe(true)
      await dialog.getByLabel('Deixar de fora 1 que não foi entendido').check()
      await add.click()
      await people(page).getByText('3 descadastrados').waitFor()
    },
  },
  {
    name: 'a sheet dropped here is tried before it is written, and its doubts are asked',
    async go({ page }) {
      await goTo(page, 'Descadastrados')
      const rows = 'Telefone;Pediu em\r\n41 98877-6655;03/10/2026\r\n123;04/10/2026\r\n'
      await dropFiles(page, [{ name: 'saíram.csv', text: rows }])
      const dialog = page.getByRole('dialog', { name: 'Importar planilha de descadastrados' })
      await dialog.getByText('Planilha simples', { exact: false }).waitFor()
      await dialog.getByText('Linha 3: faltam dígitos').waitFor()
      const save = dialog.getByRole('button', { name: 'Descadastrar 1 número' })
      expect(await save.isDisabled()).toBe(true)
      await dialog.getByLabel('Deixar de fora 1 que não foi entendido').check()
      await save.click()
      await people(page).getByText('4 descadastrados').waitFor()
    },
  },
]

/** Imports a sheet by the file dialog of its screen. */
export async function importSheet({ page, file }: Desk, name: string, numbers: readonly string[]) {
  await goTo(page, 'Descadastrados')
  await page.getByRole('button', { name: 'Importar planilha' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Importar planilha de descadastrados' })
  const sheet = file(name, `Telefone\r\n${numbers.join('\r\n')}\r\n`)
  await dialog.locator('input[type=file]').setInputFiles(sheet)
  await dialog.getByRole('button', { name: `Descadastrar ${numbers.length} números` }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Undoes an import from the history, which takes typing how many people it frees. */
export async function undoImport({ page }: Desk, count: number, left: number): Promise<void> {
  await goTo(page, 'Histórico')
  await page.getByText('Descadastros', { exact: true }).click()
  const card = page.locator('summary').filter({ hasText: `${count} pessoas` })
  await card.click()
  await page.getByRole('button', { name: 'Desfazer…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Desfazer esta mudança' })
  await dialog.getByText(`${count} pessoas voltam a receber`, { exact: true }).waitFor()
  const undo = dialog.getByRole('button', { name: 'Desfazer agora' })
  const typed = dialog.getByLabel('Para confirmar', { exact: false })
  await typed.fill('2')
  expect(await undo.isDisabled()).toBe(true)
  await typed.fill(String(count))
  await undo.click()
  await toast(page, `Desfeito: ${count} pessoas`).waitFor()
  await card.getByText('Desfeita').waitFor()
  await people(page).getByText(`${left} descadastrados`).waitFor()
}

const FIXTURE = 'test/fixtures/exemplo-lista.csv'

/** A list goes in, and the list without whoever opted out comes out; the list itself stays as it was. */
export async function cleanAList(desk: Desk): Promise<void> {
  const { page } = desk
  // Stands in the list as a mobile of eleven digits; the person who opted out is the same.
  await optOut(page, '11 8765-4321')
  await page.getByRole('table').getByText('+55 (11) 98765-4321').first().waitFor()
  await goTo(page, 'Limpar lista')
  const original = readFileSync(FIXTURE)
  const list = desk.file('exemplo-lista.csv', original)
  await desk.choose(list)
  await page.getByRole('button', { name: /^Salvar \d+ contatos$/ }).click()
  await page.getByRole('heading', { name: /contatos prontos/ }).waitFor()
  const clean = await desk.take('exemplo-lista-limpa.csv')
  // Enough to find people by their number: no row of this list has a line break in it.
  const holds = (bytes: Buffer, written: string) => bytes.toString('latin1').includes(written)
  expect(holds(original, '(11) 98765-4321')).toBe(true)
  expect(holds(clean, '(11) 98765-4321')).toBe(false)
  expect(holds(clean, '5521998765432')).toBe(true)
  expect(readFileSync(list)).toEqual(original)
}

/** From one language to the next by the palette, as it calls them in the one before. */
export async function speakThreeLanguages({ page }: Desk): Promise<void> {
  for (const [words, screen] of [
    ['inglês', 'Clean a list'],
    ['Spanish', 'Limpiar lista'],
    ['portugués', 'Limpar lista'],
  ] as const) {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(words)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').getByText(screen, { exact: true }).waitFor()
  }
}

/** Going back to a copy says first what changes, and keeps who left since. */
export async function goBackToCopy({ page, dataDir }: Desk): Promise<void> {
  await goTo(page, 'Configurações')
  await page.getByRole('button', { name: 'Fazer uma cópia agora' }).click()
  await page.getByText('feita por você').first().waitFor()
  optOutByCommand(dataDir, '47 98765-4322')
  await page
    .getByRole('button', { name: /^Voltar a esta/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 pessoa que se descadastrou depois da cópia continua na lista').waitFor()
  await dialog.getByRole('button', { name: 'Voltar a esta cópia' }).click()
  await dialog.getByText(/foi juntada à lista atual/).waitFor()
  await dialog.getByText('Fechar').click()
  for (const number of ['47 98765-4322', '11 98765-4321']) {
    expect(command(dataDir, 'optout', 'check', number)).toContain('descadastrado desde')
  }
}

/** A list that is refused lets nothing be cleaned, offers its newest whole copy, and works from it. */
export async function rescueRefusedList({ page, dataDir }: Desk): Promise<void> {
  await page
    .getByRole('heading', { name: 'A lista de descadastrados não pode ser usada agora' })
    .waitFor()
  await page.getByRole('button', { name: 'Tentar de novo' }).waitFor()
  expect(await page.getByRole('button', { name: 'Escolher arquivo' }).count()).toBe(0)
  await goTo(page, 'Ajuda')
  await page.getByRole('searchbox').waitFor()
  await page.getByRole('navigation').first().getByText('Limpar lista', { exact: true }).click()
  await page.getByRole('button', { name: /^Voltar à cópia de / }).click()
  await page.getByRole('button', { name: 'Voltar a esta cópia' }).click()
  await page.getByText(/tomou o lugar da lista que foi recusada/).waitFor()
  await page.getByText('Arraste aqui a planilha de contatos').waitFor()
  expect(command(dataDir, 'optout', 'check', '11987654321')).toContain('descadastrado desde')
  expect(readFileSync(join(dataDir, 'lista-limpa.db')).length).toBeGreaterThan(0)
  expect(readdirSync(join(dataDir, 'backups')).length).toBeGreaterThan(0)
}

/** The checked list is as it was before its saving failed: nothing has to be done twice. */
export async function stillChecked({ page }: Desk, account: string): Promise<void> {
  await equation(page).waitFor()
  expect(await equationText(page)).toBe(account)
}
