/**
 * Ledgers and lists made from a seed, by somebody who knows whom every cell names: nothing here asks
 * the code under test what a number means.
 */
import { createHash } from 'node:crypto'
import { accountsIn } from '../../shared/identity/accounts-in.ts'
import type { CleaningRules, Encoding, Scope } from '../../shared/model.ts'
import {
  AREA_CODES,
  CARRIER_CODES,
  e164Of,
  randomStream,
  SPELLINGS,
  type Line,
} from '../identity/truth.ts'
import { makeWorkbook, textRow } from '../reading/formats/make-zip.ts'

export interface Person {
  readonly line: Line
  /** Digits with the country code. */
  readonly digits: string
  readonly optedOut: readonly Scope[]
  readonly consented: boolean
  /** In which way the ledger knows them, when they opted out. */
  readonly known: 'openly' | 'sha256' | 'md5'
}

export interface World {
  readonly people: readonly Person[]
}

export type Rules = Pick<CleaningRules, 'scopes' | 'requireOptIn' | 'keepDuplicates'>

/** A row as it was written, and what is true of it. */
export interface TrueRow {
  /** Stands in the row once, and in no other. */
  readonly id: string
  readonly bytes: Buffer
  readonly named: readonly Person[]
  /** Whether every cell of it can be read, and the row is whole. */
  readonly plain: boolean
}

export interface TrueList {
  readonly name: string
  readonly bytes: Buffer
  readonly headBytes: Buffer
  readonly rows: readonly TrueRow[]
  /** Rows at the beginning that a reader may take for titles: there are none, and they name nobody. */
  readonly likeTitles: readonly string[]
  /** Whether a row was broken, so that nobody can say where the one after it begins. */
  readonly torn: boolean
  readonly encoding: Encoding
  readonly rules: Rules
}

export interface Chance {
  /** A number below one. */
  (): number
  pick<T>(from: readonly T[]): T
  below(limit: number): number
  is(share: number): boolean
}

export function chanceFrom(seed: number): Chance {
  const next = randomStream(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return Object.assign(() => next(), {
    below,
    is: (share: number) => next() < share,
    pick<T>(from: readonly T[]): T {
      const chosen = from[below(from.length)]
      if (chosen === undefined) throw new Error('There is nothing to pick from')
      return chosen
    },
  })
}

const TOPICS = ['promoções', 'Dia das Mães', 'novidades']
const SENDERS = ['551140042000', '5511999990000']
const SCOPES: readonly Scope[] = [
  'everything',
  'everything',
  'marketing',
  ...TOPICS.map((topic): Scope => `topic:${topic}`),
  ...SENDERS.map((sender): Scope => `sender:${sender}`),
]

export function makeWorld(chance: Chance): World {
  const digits = (count: number) => Array.from({ length: count }, () => chance.below(10)).join('')
  const seen = new Set<string>()
  const people: Person[] = []
  while (people.length < 60) {
    const area = chance.pick(AREA_CODES)
    const subscriber = chance.is(0.8)
      ? `9${chance.pick(['6', '7', '8', '9'])}${digits(7)}`
      : `${chance.pick(['2', '3', '4'])}${digits(7)}`
    // The last seven digits tell two people apart, so that no reading of one is the other.
    if (seen.has(subscriber.slice(-7)) || subscriber.endsWith('000')) continue
    seen.add(subscriber.slice(-7))
    const optedOut = chance.is(0.4) ? [chance.pick(SCOPES)] : []
    people.push({
      line: { area, subscriber },
      digits: e164Of({ area, subscriber }).slice(1),
      optedOut,
      consented: chance.is(0.5),
      known: chance.is(0.85) ? 'openly' : chance.pick(['sha256', 'md5'] as const),
    })
  }
  return { people }
}

/** As a partner writes a number before it is hashed. */
export function hashOf({ digits, known }: Person, chance: Chance): string {
  const spelled = chance.is(0.5) ? digits.replace(/^(55\d\d)9(\d{8})$/, '$1$2') : digits
  return createHash(known)
    .update(chance.is(0.5) ? `+${spelled}` : spelled)
    .digest('hex')
}

export function makeRules(chance: Chance): Rules {
  const spelled = (topic: string) =>
    chance.pick([topic, topic.toUpperCase(), topic.normalize('NFD'), topic.replaceAll(' ', '-')])
  const topics = TOPICS.filter(() => chance.is(0.4)).map(
    (topic): Scope => `topic:${spelled(topic)}`,
  )
  const senders = SENDERS.filter(() => chance.is(0.3)).map(
    (sender): Scope => `sender:${chance.is(0.5) ? sender : sender.slice(2)}`,
  )
  return {
    scopes: chance.is(0.5) ? [] : [...topics, ...senders],
    requireOptIn: chance.is(0.15),
    keepDuplicates: chance.is(0.3),
  }
}

/** Whether a person must not get what these rules say is about to be sent. */
export function mustNotGet({ optedOut }: Person, { scopes }: Rules): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^a-z]/gi, '')
      .toLowerCase()
  const sent = (kind: string) =>
    scopes.filter((scope) => scope.startsWith(kind)).map((scope) => scope.slice(kind.length))
  return optedOut.some((scope) => {
    const [kind, what = ''] = scope.split(':')
    if (kind === 'topic') {
      const topics = sent('topic:')
      return topics.length === 0 || topics.some((topic) => plain(topic) === plain(what))
    }
    if (kind === 'sender') {
      const senders = sent('sender:')
      return senders.length === 0 || senders.some((sender) => what.endsWith(sender.slice(-8)))
    }
    return true
  })
}

const JUNK = [
  '12345',
  '5,51199E+12',
  '(20) 98765-4321',
  '11 9876',
  '#N/D',
  '98765-4321',
  '11 98765-432l',
]
const BLANK = ['', '', '-', 'não tem', ' ']
const NOTES = [
  '',
  'cliente antiga',
  'São João',
  'pediu 2; pagou 1',
  'linha\nnova',
  'diz "oi"',
  'a,b',
  "d'água",
]
/** Words of titles decide how a column is read; this one never means anything but dialled numbers. */
const PHONE_TITLES = ['telefone', 'celular', 'Fone', 'Telefone (contato)', 'phone']
/** Read from `scan.ts` of nobody: what a text may not hold to be written in Windows-1252 as Latin-1. */
const BEYOND_LATIN_1 = /[^\0-\x7f\xa0-\xff]/

const MACHINE_NAME = /@|whatsapp:\d/

interface Cell {
  readonly text: string
  readonly named: readonly Person[]
  readonly plain: boolean
}

function phoneCell({ people }: World, chance: Chance, latin: boolean): Cell {
  if (chance.is(0.05)) return { text: chance.pick(BLANK), named: [], plain: false }
  if (chance.is(0.06)) return { text: chance.pick(JUNK), named: [], plain: false }
  const write = () => {
    const person = chance.pick(people)
    for (;;) {
      const text = chance
        .pick(SPELLINGS)
        .write(withOrWithoutNinth(person.line, chance), chance.pick(CARRIER_CODES))
      if (!latin || !BEYOND_LATIN_1.test(text)) return { person, text }
    }
  }
  const { person, text } = write()
  if (chance.is(0.06)) {
    const bare = (line: Line) =>
      `${line.area} ${line.subscriber.slice(0, -4)}-${line.subscriber.slice(-4)}`
    const other = chance.pick(people)
    const between = chance.pick([' / ', ' e ', '; ', ', ', '\n', ' ou '])
    const both = bare(person.line) + between + bare(other.line)
    return { text: both, named: [person, other], plain: true }
  }
  if (chance.is(0.04)) {
    const national = `${person.line.area} ${person.line.subscriber}`
    const around = chance.pick([
      `Ana ${national}`,
      `${national} (zap)`,
      `1) ${national}`,
      `${national} - 3`,
    ])
    return { text: around, named: [person], plain: false }
  }
  return { text, named: [person], plain: true }
}

/** Old lists have mobiles as they were before the ninth digit. */
function withOrWithoutNinth(line: Line, chance: Chance): Line {
  return line.subscriber.length === 9 && chance.is(0.15)
    ? { ...line, subscriber: line.subscriber.slice(1) }
    : line
}

const ENCODINGS = ['utf-8', 'utf-8', 'utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
const MARKS: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  'windows-1252': [],
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}

export function makeList(world: World, chance: Chance): TrueList {
  const rules = makeRules(chance)
  const encoding = chance.pick(ENCODINGS)
  const phones = chance.pick([1, 1, 1, 2, 3])
  const hasHeader = chance.is(0.85)
  const titles = [
    'nome',
    ...Array.from(
      { length: phones },
      (_, at) => chance.pick(PHONE_TITLES) + (at === 0 ? '' : ` ${at + 1}`),
    ),
    'obs',
  ]
  const count = 6 + chance.below(30)
  const written = Array.from({ length: count }, (_, at) => {
    const id = `R${String(at).padStart(5, '0')}Z`
    const cells = Array.from({ length: phones }, () =>
      phoneCell(world, chance, encoding === 'windows-1252'),
    )
    const texts = [
      `${chance.pick(['Ana', 'João', 'Zé, o "Bom"'])} ${id}`,
      ...cells.map(({ text }) => text),
      chance.pick(NOTES),
    ]
    return {
      id,
      texts,
      named: cells.flatMap(({ named }) => named),
      plain: cells.every(({ plain }) => plain),
    }
  })
  // A column that is mostly machine names is one where other digits begin with a country code.
  const machine = written.filter(({ texts }) => texts.some((text) => MACHINE_NAME.test(text)))
  const made =
    machine.length * 4 > count ? written.map((row) => ({ ...row, plain: false })) : written
  if (chance.is(0.2)) return workbookOf(titles, made, rules)

  const delimiter = chance.pick([',', ';', ';', '\t', '|'])
  const newline = chance.pick(['\n', '\r\n', '\r\n', '\r'])
  const always = chance.is(0.3)
  const special = new RegExp(`["\\r\\n${delimiter === '|' ? '\\|' : delimiter}]|^ | $`)
  const quoted = (text: string) =>
    always || special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const above = hasHeader && chance.is(0.15) ? `Relatório de clientes${newline}${newline}` : ''
  const declared = chance.is(0.08) && delimiter !== '\t' ? `sep=${delimiter}${newline}` : ''
  const mark = Buffer.from(chance.is(0.5) || encoding.startsWith('utf-16') ? MARKS[encoding] : [])
  const head = declared + above + (hasHeader ? titles.map(quoted).join(delimiter) + newline : '')
  let torn = false
  const rows = made.map(({ texts, ...row }, at): TrueRow => {
    const last = at === made.length - 1
    const end = last && chance.is(0.4) ? '' : newline
    const cells = texts.map(quoted)
    const broken = chance.is(0.01)
    if (broken) torn = true
    const line = broken
      ? chance.pick([
          cells.slice(0, -1).join(delimiter),
          `${cells.join(delimiter)}${delimiter}a mais`,
          `"${cells.join(delimiter)}`,
          `${cells.join(delimiter)}\0`,
        ])
      : cells.join(delimiter)
    return { ...row, plain: row.plain && !broken, bytes: encode(line + end, encoding) }
  })
  const headBytes = Buffer.concat([mark, encode(head, encoding)])
  const bytes = Buffer.concat([headBytes, ...rows.map((row) => row.bytes)])
  const likeTitles = hasHeader ? [] : namelessAtFirst(rows)
  return { name: 'lista.csv', bytes, headBytes, rows, likeTitles, torn, encoding, rules }
}

function workbookOf(
  titles: readonly string[],
  made: readonly (Omit<TrueRow, 'bytes'> & { readonly texts: readonly string[] })[],
  rules: Rules,
): TrueList {
  const sheet = [titles, ...made.map(({ texts }) => texts)]
  return {
    name: 'lista.xlsx',
    bytes: makeWorkbook({ Clientes: sheet.map((cells, at) => rowXml(at + 1, cells)).join('') }),
    headBytes: Buffer.alloc(0),
    rows: made.map(({ texts: _, ...row }) => ({ ...row, bytes: Buffer.alloc(0) })),
    likeTitles: [],
    torn: false,
    encoding: 'utf-8',
    rules,
  }
}

function namelessAtFirst(rows: readonly TrueRow[]): string[] {
  const named = rows.findIndex((row) => row.named.length > 0)
  return rows.slice(0, Math.max(0, named)).map(({ id }) => id)
}

/** Bare numbers stand in sheets as numbers, and everything else as text. */
function rowXml(number: number, cells: readonly string[]): string {
  return textRow(number, cells).replaceAll(
    /<c r="([B-Z]\d+)" t="inlineStr"><is><t>(\d{10,13})<\/t><\/is><\/c>/g,
    '<c r="$1"><v>$2</v></c>',
  )
}

/** How the ledger is told of a person: by their number in any spelling. */
export function spelledForLedger({ line, digits }: Person, chance: Chance) {
  const written = chance.pick(SPELLINGS.slice(0, 20)).write(withOrWithoutNinth(line, chance), '15')
  const { accounts } = accountsIn(written, { country: 'BR', mode: 'national' })
  const [account] = accounts
  if (account?.kind !== 'tel' || String(account.key) !== digits) {
    throw new Error('The ledger was told of somebody else')
  }
  return { account, written }
}
