import type { Locator, Page } from 'playwright-core'
import type { Locale } from '../../../shared/model.ts'
import { createTranslator, type Translate } from '../../../shared/locales/translator.ts'
import type { MessageKey } from '../../../shared/locales/messages.ts'
import { changesOf } from './other-computer.ts'

/** A screen or dialog of the app, and how a person gets there from any screen. */
export interface Scene {
  readonly name: string
  go(page: Page, t: Translate): Promise<void>
}

/** A list with one row of every fate; the first number is among the opt-outs of `furnish`. */
export const SCENE_LIST = `Nome;Telefone;Cidade;Última compra
Ana Conceição;(11) 98765-4321;São Paulo;12/08/2026
João Guimarães;5521998765432;Rio de Janeiro;03/09/2026
Márcia Brandão;+55 31 97654-3210;Belo Horizonte;21/09/2026
Letícia Prado;(41) 98877-6655;Curitiba;02/10/2026
Letícia P.;41 8877-6655;Curitiba;02/10/2026
Sebastião Nóbrega;85 99123 4567;Fortaleza;14/10/2026
José Araújo;5,51198E+12;Campinas;30/10/2026
Conceição Lima;;Recife;
Ângela Dória;+351 912 345 678;Lisboa;11/11/2026
Núbia Sá;71 3322-1100;Salvador;18/11/2026
`

/** The screens of the navigation, by the key of their name. */
export const screenKeys = [
  'shell:nav.clean',
  'shell:nav.optouts',
  'shell:nav.history',
  'shell:nav.reports',
  'shell:nav.verify',
  'shell:nav.settings',
  'shell:nav.help',
] as const satisfies readonly MessageKey[]

export async function show(page: Page, t: Translate, key: (typeof screenKeys)[number]) {
  await closeAll(page)
  await page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: t(key), exact: true })
    .click()
  await page.getByRole('heading', { level: 1, name: t(key) }).waitFor()
}

async function closeAll(page: Page) {
  for (let left = 3; left > 0 && (await page.getByRole('dialog').count()) > 0; left--) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(60)
  }
}

async function check(page: Page, t: Translate) {
  await show(page, t, 'shell:nav.clean')
  await choose(page.locator('main'), 'contatos-black-friday.csv', SCENE_LIST)
  await page.getByRole('grid').waitFor()
}

async function verify(page: Page, t: Translate, name: string, list: string) {
  await show(page, t, 'shell:nav.verify')
  await page.getByRole('heading', { name: t('verify:empty.title') }).waitFor()
  await choose(page.locator('main'), name, list)
}

/** Gives a list to the first field for files in there. */
async function choose(inside: Locator, name: string, list: string) {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(list) }
  await inside.locator('input[type=file]').first().setInputFiles(file)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openPerson(page: Page, t: Translate) {
  await show(page, t, 'shell:nav.optouts')
  await page.getByRole('table').getByRole('button').first().click()
  await page.getByRole('complementary', { name: t('optouts:history.title') }).waitFor()
}

async function personAct(page: Page, t: Translate, key: MessageKey) {
  await openPerson(page, t)
  await button(page, t('person:more')).click()
  await page.getByRole('menuitem', { name: t(key) }).click()
  await page.getByRole('dialog').waitFor()
}

/** Every screen and dialog. They need a shop that was furnished, and leave it as it was but for one cleaning. */
export const scenes: readonly Scene[] = [
  { name: 'start', go: (page, t) => show(page, t, 'shell:nav.clean') },
  { name: 'checked', go: check },
  {
    name: 'row',
    async go(page, t) {
      await check(page, t)
      await page.getByRole('row').nth(1).click()
      await page.getByRole('complementary').last().waitFor()
    },
  },
  {
    name: 'reading',
    async go(page, t) {
      await check(page, t)
      await button(page, t('lists:reading.change')).click()
      await page.getByRole('complementary', { name: t('lists:reading.panel') }).waitFor()
    },
  },
  {
    name: 'options',
    async go(page, t) {
      await check(page, t)
      await button(page, t('outputs:open')).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'result',
    async go(page, t) {
      await check(page, t)
      await page.locator('main footer button').last().click()
      await page.getByRole('table', { name: t('results:reasons.title') }).waitFor()
    },
  },
  {
    name: 'optouts',
    async go(page, t) {
      await show(page, t, 'shell:nav.optouts')
      await page.getByRole('table').waitFor()
    },
  },
  {
    name: 'consents',
    async go(page, t) {
      await show(page, t, 'shell:nav.optouts')
      await button(page, t('imports:consent.more')).click()
      await page.getByRole('menuitem', { name: t('imports:consent.open') }).click()
      const list = 'Telefone\r\n11 98765-4321\r\n11 98765-0000\r\n123\r\n'
      await choose(page.getByRole('dialog'), 'voltaram.csv', list)
      await page.getByLabel(t('person:release.note')).waitFor()
    },
  },
  { name: 'person', go: openPerson },
  {
    name: 'details',
    async go(page, t) {
      await show(page, t, 'shell:nav.optouts')
      await button(page, t('optouts:add.details')).click()
      await button(page, t('shell:date.open', { label: t('optouts:add.until') })).click()
      await page.getByRole('grid').waitFor()
    },
  },
  {
    name: 'filter',
    async go(page, t) {
      await show(page, t, 'shell:nav.optouts')
      await button(page, t('optouts:filter.open')).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'paste',
    async go(page, t) {
      await show(page, t, 'shell:nav.optouts')
      await button(page, t('optouts:paste.open')).click()
      await page
        .getByRole('textbox', { name: t('imports:paste.label') })
        .fill('(21) 99876-1234\nMaria 11 98765-4321\n31 98888-7777\n21 99876-1234\n12345')
      await page.getByText(t('imports:status.unreadable'), { exact: true }).waitFor()
    },
  },
  {
    name: 'import',
    async go(page, t) {
      await show(page, t, 'shell:nav.optouts')
      await button(page, t('optouts:import.open')).click()
      const list = 'Telefone;Pediu em\r\n21 99876-1234;03/10/2026\r\n123;04/10/2026\r\n'
      await choose(page.getByRole('dialog'), 'pediram-para-sair.csv', list)
      await page.getByText(t('imports:file.problems')).first().waitFor()
    },
  },
  {
    name: 'receipt',
    async go(page, t) {
      await openPerson(page, t)
      await button(page, t('person:receipt.open')).click()
      await page.getByRole('textbox', { name: t('person:receipt.text') }).waitFor()
    },
  },
  { name: 'subject', go: (page, t) => personAct(page, t, 'person:subject.open') },
  { name: 'release', go: (page, t) => personAct(page, t, 'person:release.open') },
  {
    name: 'history',
    async go(page, t) {
      await show(page, t, 'shell:nav.history')
      await page.locator('summary').first().waitFor()
    },
  },
  {
    name: 'change',
    async go(page, t) {
      await show(page, t, 'shell:nav.history')
      await page.getByText(t('history:show.batch'), { exact: true }).click()
      await page.locator('summary').first().click()
      await page.getByRole('list', { name: t('changes:people') }).waitFor()
    },
  },
  {
    name: 'undo',
    async go(page, t) {
      await show(page, t, 'shell:nav.history')
      await page.getByText(t('history:show.batch'), { exact: true }).click()
      await page.locator('summary').first().click()
      await button(page, t('changes:undo.action')).first().click()
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'cleaning',
    async go(page, t) {
      await show(page, t, 'shell:nav.history')
      await page.getByText(t('history:show.run'), { exact: true }).click()
      await page.locator('summary').first().click()
      await button(page, t('results:certificate.open')).waitFor()
    },
  },
  {
    name: 'reports',
    async go(page, t) {
      await show(page, t, 'shell:nav.reports')
      await page.getByRole('table').first().waitFor()
    },
  },
  {
    name: 'verify',
    async go(page, t) {
      await verify(page, t, 'lista-de-envio.csv', SCENE_LIST)
      await page.getByText(t('verify:weni.refused')).waitFor()
    },
  },
  {
    name: 'verify-other',
    async go(page, t) {
      const list = 'URN:TEL;Nome\r\n5521998765499;Bia\r\n5548999110001;Rui\r\n'
      await verify(page, t, 'clientes-novos.csv', list)
      await button(page, t('verify:report.choose')).waitFor()
    },
  },
  {
    name: 'settings',
    async go(page, t) {
      await show(page, t, 'shell:nav.settings')
      await page.getByRole('heading', { name: t('backups:title') }).waitFor()
    },
  },
  {
    name: 'restore',
    async go(page, t) {
      await show(page, t, 'shell:nav.settings')
      await page.getByText(t('backups:restore'), { exact: true }).first().click()
      // What would change is told after a trial.
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'merge',
    async go(page, t) {
      await show(page, t, 'shell:nav.settings')
      await page
        .getByRole('region', { name: t('merge:title') })
        .locator('input[type=file]')
        .setInputFiles({
          name: 'lista-limpa 2026-11-25 153012.lista',
          mimeType: '',
          buffer: changesOf('Balcão', '21998765432', '31988887777').bytes,
        })
      await page.getByLabel(t('merge:read.code')).waitFor()
    },
  },
  {
    name: 'help',
    async go(page, t) {
      await show(page, t, 'shell:nav.help')
      await page.locator('summary').first().click()
    },
  },
  {
    name: 'palette',
    async go(page, t) {
      await closeAll(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: t('commands:palette.hint') }).waitFor()
    },
  },
  {
    name: 'shortcuts',
    async go(page, t) {
      await closeAll(page)
      await page.keyboard.press('Shift+?')
      await page.getByRole('dialog', { name: t('commands:shortcuts.title') }).waitFor()
    },
  },
]

/** The words of one language, to find things by. */
export function wordsOf(locale: Locale): Translate {
  return createTranslator(locale)
}
