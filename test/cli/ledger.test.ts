import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { optOutAt } from './opted-out.ts'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

const ANA = '11987654321'
const BIA = '21998765432'

async function outcome(folder: string, ...args: string[]) {
  const { code, stdout, stderr } = await runCli(folder, args)
  return { code, said: stdout + stderr }
}

/** What is left of a number in any file below a folder. */
function filesWith(folder: string, digits: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => readFileSync(path).includes(digits))
}

describe('optout import of another tool’s file', () => {
  const file =
    'telefone;nome;opt_out\n11987654321;Ana;sim\n21998765432;Bia;não\n31998765433;Caio;talvez\n'

  test('--dry-run shows exactly what would happen', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'crm.csv'), file)
    expect(await outcome(folder, 'optout', 'import', 'crm.csv', '--dry-run')).toEqual({
      code: 0,
      said: [
        'Arquivo reconhecido: planilha com a situação de cada pessoa',
        'Sai quem tem, em “opt_out”: “sim” (1)',
        'Não está claro o que quer dizer: “talvez” (1)',
        '1 novo descadastrado',
        '1 linha não é de descadastro, segundo o próprio arquivo',
        '1 linha não diz claramente se a pessoa saiu, e ficou de fora',
        'Falta decidir: há situações que não se sabe se querem dizer “saiu”.',
        'Foi só uma conferência: nada foi gravado.\n',
      ].join('\n'),
    })
  })

  test('a question is exit code 5 and says how to answer it', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'crm.csv'), file)
    const asked = await outcome(folder, 'optout', 'import', 'crm.csv')
    expect(asked.code).toBe(5)
    expect(asked.said).toContain('--opted-out VALOR')
    const answered = await outcome(
      folder,
      'optout',
      'import',
      'crm.csv',
      '--opted-out',
      'sim',
      '--opted-out',
      'talvez',
    )
    expect(answered).toMatchObject({ code: 0, said: expect.stringContaining('2 novos') })
  })

  test('--yes takes what is clear and leaves the rest', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'crm.csv'), file)
    const run = await runCli(folder, ['optout', 'import', 'crm.csv', '--yes', '--json'])
    expect(documentOf(run)).toMatchObject({ created: 1, unclear: 1, notOptedOut: 1 })
  })
})

describe('optout undo', () => {
  test('needs the count, does not take --yes for it, and says what became of everybody', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.csv'), `telefone\n${ANA}\n${BIA}\n`)
    await runCli(folder, ['optout', 'import', 'a.csv'])
    await runCli(folder, ['optout', 'add', BIA, '--reason', 'complaint'])
    const asked = await outcome(folder, 'optout', 'undo', '1', '--yes')
    expect(asked).toEqual({
      code: 5,
      said: [
        'lista-limpa: Desfazer muda 1 pessoa. Nada mudou: confirme digitando o número 1.',
        '1 volta ao que era',
        '1 continua de fora, confirmado por outro registro',
        'Nada já tinha sido desfeito ou apagado',
        'Para desfazer: optout undo 1 --confirm 1\n',
      ].join('\n'),
    })
    expect(await outcome(folder, 'optout', 'undo', '1', '--confirm', '7')).toMatchObject({
      code: 5,
    })
    expect(await outcome(folder, 'optout', 'undo', '1', '--confirm', '1')).toMatchObject({
      code: 0,
    })
    expect((await outcome(folder, 'optout', 'undo', '1', '--confirm', '1')).code).toBe(2)
    const { said } = await outcome(folder, 'optout', 'list', '--batches')
    expect(said).toMatch(
      /^3\t.*desfaz o lote 1\n2\t.*1 em vigor\n1\t.*a\.csv.*0 em vigor\tdesfeito pelo lote 3\n$/s,
    )
    const rows = await outcome(folder, 'optout', 'show', '--batch', '1')
    expect(rows.said).toContain('+55 (11) 98765-4321')
    expect(rows.said).toContain('desfeito')
  })
})

describe('optout release', () => {
  const proof = ['--reason', 'voltou', '--evidence', 'mensagem de 20/11']

  test('wants the number twice; from standard input no list of processes shows it', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, ANA)
    expect((await outcome(folder, 'optout', 'release', ANA, ...proof, '--yes')).code).toBe(5)
    const once = await runCli(folder, ['optout', 'release', '-', ...proof], { input: `${ANA}\n` })
    expect(once.code).toBe(5)
    const input = `${ANA}\n+55 11 98765-4321\n`
    const twice = await runCli(folder, ['optout', 'release', '-', ...proof], { input })
    expect(twice.stdout).toBe('+55 (11) 98765-4321 pode voltar a receber mensagens (lote 2).\n')
  })

  test('a reviewed list wants its count', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, ANA, BIA)
    writeFileSync(join(folder, 'voltam.csv'), `telefone\n${ANA}\n${BIA}\n31998765433\n`)
    const args = ['optout', 'release', '--file', 'voltam.csv', ...proof]
    const asked = await outcome(folder, ...args)
    expect(asked).toMatchObject({ code: 5, said: expect.stringContaining('--confirm-count 2') })
    expect((await outcome(folder, ...args, '--confirm-count', '3')).code).toBe(5)
    expect((await outcome(folder, ...args, '--confirm-count', '2')).code).toBe(0)
  })
})

describe('optout list, search and export', () => {
  test('filters, saved views and the words of each entry', async () => {
    const folder = temporaryFolder()
    await runCli(folder, [
      'optout',
      'add',
      ANA,
      '--name',
      'Ana',
      '--scope',
      'topic:recibos',
      '--reason',
      'complaint',
    ])
    await runCli(folder, ['optout', 'add', BIA, '--until', '2030-12-31'])
    expect((await outcome(folder, 'optout', 'search', '11 8765-4321')).said).toMatch(
      /^\+55 \(11\) 98765-4321\tAna\t[\d/]+\tAssunto: recibos\tReclamou\tDigitado no atendimento\tLista da loja\n$/,
    )
    const filter = ['--reason', 'not_stated', '--save-view', 'Sem motivo']
    expect((await outcome(folder, 'optout', 'list', ...filter)).said).toContain('até 31/12/2030')
    expect((await outcome(folder, 'optout', 'list', '--views')).said).toBe('Sem motivo\n')
    const viewed = await runCli(folder, ['optout', 'list', '--view', 'Sem motivo', '--json'])
    expect(documentOf(viewed)).toMatchObject({ total: 1 })
    expect((await outcome(folder, 'optout', 'list', '--view', 'outra')).code).toBe(2)
    expect((await outcome(folder, 'optout', 'list', '--reason', 'x')).said).toContain(
      'lost_interest',
    )
  })

  test('the file for Weni', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, ANA)
    const { said } = await outcome(folder, 'optout', 'export', 'weni.csv', '--format', 'weni')
    expect(said).toContain('marketing_opt_in')
    expect(readFileSync(join(folder, 'weni.csv'), 'utf8')).toBe(
      'URN:whatsapp,Field:marketing_opt_in\r\n5511987654321,false\r\n',
    )
  })

  test('a name that ends in .xlsx makes a workbook, and it imports back', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['optout', 'add', ANA, '--name', 'Ana', '--reason', 'complaint'])
    await runCli(folder, ['optout', 'export', 'lista.xlsx'])
    const other = temporaryFolder()
    const run = await runCli(other, ['optout', 'import', join(folder, 'lista.xlsx'), '--json'])
    expect(documentOf(run)).toMatchObject({ created: 1, file: { exporter: 'lista_limpa' } })
    const list = await runCli(other, ['optout', 'list', '--json'])
    expect(documentOf(list)).toMatchObject({
      entries: [{ reason: 'complaint', personName: 'Ana' }],
    })
  })
})

describe('one person', () => {
  test('subject, receipt and erase', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['optout', 'add', ANA, '--note', `ligou do ${ANA}`])
    await runCli(folder, ['backup', 'create'])
    expect((await outcome(folder, 'subject', ANA)).said).toContain(`escrito como: ${ANA}`)
    expect((await outcome(folder, 'subject', ANA, '--receipt', '--locale', 'en')).said).toMatch(
      /Reference: LL-\d{4}-000001-[2-9A-Z]{4}\n/,
    )
    expect((await outcome(folder, 'erase', ANA, '--yes')).code).toBe(5)
    const erased = await runCli(folder, ['erase', '-'], { input: `${ANA}\n${ANA}\n` })
    expect(erased.stdout).toMatch(
      /2 cópias regravadas sem a pessoa:\n( {2}lista-limpa-.*\.db\n){2}/,
    )
    expect(filesWith(join(folder, 'dados'), ANA)).toEqual([])
    expect(filesWith(join(folder, 'dados'), '987654321')).toEqual([])
    const checked = await runCli(folder, ['optout', 'check', ANA, '--json'])
    expect(documentOf(checked)).toMatchObject([{ status: 'suppressed' }])
    expect((await outcome(folder, 'optout', 'list')).said).toContain('só em código')
  })

  test('leaves 0 bytes of the number in the whole profile, whatever was done with it before', async () => {
    const folder = temporaryFolder()
    const profile = join(folder, 'dados')
    const lists = {
      [`saiu ${ANA}.csv`]: `telefone;nome;motivo\n${ANA};Ana Maria;pediu ao ${ANA}\n${BIA};Bia;\n`,
      [`clientes ${ANA}.csv`]: `nome;telefone\nAna;(11) 98765-4321\nCaio;${ANA} / 31965432109\nDavi;41954321098\n`,
    }
    for (const [name, text] of Object.entries(lists)) writeFileSync(join(folder, name), text)
    const steps: (readonly string[])[] = [
      ['optout', 'import', `saiu ${ANA}.csv`],
      ['optout', 'add', ANA, '--note', 'fone 98765-4321', '--evidence', `áudio-${ANA}.ogg`],
      ['clean', `clientes ${ANA}.csv`],
      ['history', 'redo', '1', '--out-dir', '.', '--yes'],
      ['optout', 'list', '--search', ANA, '--save-view', 'Ana'],
      ['backup', 'create'],
      ['optout', 'check', ANA],
      ['clean', `nada ${ANA}.csv`],
    ]
    for (const step of steps) {
      const { code, stderr } = await runCli(folder, step)
      expect(code, `${step.join(' ')}: ${stderr}`).toBe(step[1]?.startsWith('nada') ? 3 : 0)
    }
    const spellings = [ANA, '987654321', '98765-4321', '87654321', 'Ana Maria']
    const left = () => spellings.flatMap((spelling) => filesWith(profile, spelling))
    expect(left().length).toBeGreaterThan(2)
    expect(filesWith(profile, `clientes ${ANA}.csv`)).not.toEqual([])

    const erased = await runCli(folder, ['erase', '-'], { input: `${ANA}\n${ANA}\n` })
    expect(erased.code).toBe(0)
    expect(left()).toEqual([])
    expect(readdirSync(profile, { recursive: true }).join('\n')).not.toContain(ANA)
    // The other people of the same files are still there, and nothing that was kept is broken.
    const checked = await runCli(folder, ['optout', 'check', ANA, BIA, '--json'])
    expect(documentOf(checked)).toMatchObject([{ status: 'suppressed' }, { status: 'suppressed' }])
    expect((await runCli(folder, ['store', 'check'])).code).toBe(0)
    expect(left()).toEqual([])
  })
})

describe('backups', () => {
  test('a list that is refused names the newest whole backup, and it can be restored', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, ANA)
    const made = await runCli(folder, ['backup', 'create', '--json'])
    const { name } = documentOf(made) as { name: string }
    // Since the backup; nothing tells who it was.
    optOutAt(folder, BIA)
    truncateSync(join(folder, 'dados', 'lista-limpa.db'), 0)
    const refused = await outcome(folder, 'optout', 'list')
    expect(refused.code).toBe(4)
    expect(refused.said).toContain(`backup restore ${name}\n`)
    writeFileSync(join(folder, 'lista.csv'), `telefone\n${ANA}\n`)
    for (const args of [
      ['optout', 'list'],
      ['clean', 'lista.csv'],
    ]) {
      const run = await runCli(folder, [...args, '--json'])
      expect(documentOf(run)).toMatchObject({
        error: { code: 'store_empty_file', params: { backup: name } },
      })
    }
    const restored = await outcome(folder, 'backup', 'restore')
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining(name) })
    expect(restored.said).toContain('Atenção: falta 1 pessoa que estava na lista')
    expect(restored.said).not.toContain('Ninguém se descadastrou depois')
    const checked = await runCli(folder, ['optout', 'check', ANA, '--json'])
    expect(documentOf(checked)).toMatchObject([{ status: 'suppressed' }])
  })

  test('restoring into a sound list only adds, and can be undone', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, ANA)
    await runCli(folder, ['backup', 'create'])
    await runCli(folder, ['optout', 'undo', '1', '--confirm', '1'])
    optOutAt(folder, BIA)
    const trial = await runCli(folder, ['backup', 'restore', '--dry-run', '--json'])
    expect(documentOf(trial)).toMatchObject({ comeBack: 1, stay: 1, batch: null })
    const run = await runCli(folder, ['backup', 'restore', '--json'])
    const { batch } = documentOf(run) as { batch: number }
    expect((await outcome(folder, 'optout', 'undo', String(batch), '--confirm', '1')).code).toBe(0)
  })

  test('one that does not exist', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, ANA)
    expect((await outcome(folder, 'backup', 'restore', 'nada.db')).code).toBe(2)
    expect((await outcome(temporaryFolder(), 'backup', 'restore')).code).toBe(4)
  })
})

test('store rebuild derives the same list again', async () => {
  const folder = temporaryFolder()
  optOutAt(folder, ANA)
  const run = await runCli(folder, ['store', 'rebuild', '--json'])
  expect(documentOf(run)).toMatchObject({ same: true, suppressed: 1 })
})

describe('two computers without a server', () => {
  test('a file from one to the other, once its code is confirmed, in either order', async () => {
    const one = temporaryFolder()
    const other = temporaryFolder()
    optOutAt(one, ANA)
    optOutAt(other, BIA)
    const exported = await runCli(one, [
      'merge',
      'export',
      'loja.lista',
      '--name',
      'Balcão',
      '--json',
    ])
    const { fingerprint } = documentOf(exported) as { fingerprint: string }
    const file = join(one, 'loja.lista')

    const unknown = await outcome(other, 'merge', file)
    expect(unknown.code).toBe(5)
    expect(unknown.said).toContain('Mudanças de Balcão')
    expect(unknown.said).toContain(`--trust "${fingerprint}"`)
    const merged = await outcome(other, 'merge', file, '--trust', fingerprint)
    expect(merged).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 pessoa entra na lista'),
    })
    const again = await outcome(other, 'merge', file)
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('Nada de novo') })
    const checked = await runCli(other, ['optout', 'check', ANA, BIA, '--json'])
    expect(documentOf(checked)).toMatchObject([{ status: 'suppressed' }, { status: 'suppressed' }])
  })

  test('a file that was cut or changed is refused', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, ANA)
    await runCli(folder, ['merge', 'export', 'a.lista'])
    const path = join(folder, 'a.lista')
    truncateSync(path, 100)
    expect(await outcome(folder, 'merge', path)).toMatchObject({ code: 3 })
  })
})
