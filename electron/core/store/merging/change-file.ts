import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { layerSchema } from '../../../../shared/consent/layers.ts'
import { AppError } from '../../../../shared/errors.ts'
import { KEY_VERSION } from '../../../../shared/identity/key-version.ts'
import {
  eventKindSchema,
  reasonSchema,
  scopeSchema,
  sourceSchema,
} from '../../../../shared/model.ts'
import { isSignedBy } from './sender-key.ts'

/**
 * A change file carries everything one ledger knows to another computer: lines of JSON, compressed.
 * The first line says whose it is, then each batch and, a few thousand at a time, its events; the last
 * line signs the digest of all before it. Batches are named by the head they have where they were
 * first recorded, so that a file may come twice, or by way of a third computer.
 */
export const CHANGE_FORMAT = 'lista-limpa/changes'
export const CHANGE_VERSION = 1
const LARGEST_BYTES = 2 ** 30

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const moment = z.number().int()

export const changeHeaderSchema = z.strictObject({
  format: z.literal(CHANGE_FORMAT),
  version: z.number().int().positive(),
  keyVersion: z.number().int().positive(),
  ledger: z.string().min(1).max(80),
  name: z.string().max(120),
  publicKey: z.string().max(200),
  eraseKeys: z.array(z.strictObject({ ledger: z.string().max(80), secret: hash })),
  madeAt: moment,
})
export type ChangeHeader = z.infer<typeof changeHeaderSchema>

const changeBatchSchema = z.strictObject({
  origin: hash,
  home: z.string().min(1).max(80),
  kind: eventKindSchema,
  scope: scopeSchema,
  layer: layerSchema,
  reason: reasonSchema,
  source: sourceSchema,
  note: z.string(),
  evidence: z.string(),
  evidenceFile: z.string(),
  notice: z.string(),
  operator: z.string(),
  happenedAt: moment,
  until: moment.nullable(),
  country: z.string().max(2),
  keyVersion: z.number().int().positive(),
  fileName: z.string().nullable(),
  fileSha256: hash.nullable(),
  undoes: hash.nullable(),
})
export type ChangeBatch = z.infer<typeof changeBatchSchema>

/**
 * Account (a key, or `kind:value`), the cell, the name, the moment, and what it takes back: the
 * origin of a batch and the place of an event in it.
 */
const changeEventSchema = z.tuple([
  z.union([z.number().int().positive().max(999_999_999_999_999), z.string().max(200)]),
  z.string(),
  z.string(),
  moment.nullable(),
  hash.nullable(),
  z.number().int().nonnegative(),
])
export type ChangeEvent = z.infer<typeof changeEventSchema>

const bodyLine = z.union([
  z.strictObject({ batch: changeBatchSchema }),
  z.strictObject({ events: z.array(changeEventSchema) }),
])
const lastLine = z.strictObject({ signature: z.string().max(200) })

export interface ChangeFile {
  readonly header: ChangeHeader
  readonly batches: readonly { readonly batch: ChangeBatch; readonly events: ChangeEvent[] }[]
}

export function signedDigest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/**
 * Reads a change file and proves that it is whole and as its sender signed it. Who the sender is, is
 * not decided here.
 *
 * @throws AppError `change_file_unreadable`, `change_file_newer`, `change_file_forged`
 */
export function readChangeFile(path: string): ChangeFile {
  const file = basename(path)
  const lines = linesOf(path, file)
  const [first, ...rest] = lines
  const header = parse(changeHeaderSchema, first, file)
  if (header.version > CHANGE_VERSION || header.keyVersion > KEY_VERSION) {
    throw new AppError('change_file_newer', { file })
  }
  const { signature } = parse(lastLine, rest.pop(), file)
  const signed = `${[first, ...rest].join('\n')}\n`
  if (!isSignedBy(header.publicKey, signedDigest(signed), signature)) {
    throw new AppError('change_file_forged', { file })
  }
  return { header, batches: batchesOf(rest, file) }
}

function batchesOf(lines: readonly string[], file: string) {
  const batches: { batch: ChangeBatch; events: ChangeEvent[] }[] = []
  for (const line of lines) {
    const parsed = parse(bodyLine, line, file)
    if ('batch' in parsed) batches.push({ batch: parsed.batch, events: [] })
    else {
      const current = batches.at(-1)
      if (!current) throw unreadable(file)
      for (const event of parsed.events) current.events.push(event)
    }
  }
  if (batches.some(({ events }) => events.length === 0)) throw unreadable(file)
  return batches
}

function linesOf(path: string, file: string): string[] {
  try {
    const text = gunzipSync(readFileSync(path), { maxOutputLength: LARGEST_BYTES }).toString('utf8')
    return text.trimEnd().split('\n')
  } catch (thrown) {
    throw unreadable(file, thrown)
  }
}

function parse<T>(schema: z.ZodType<T>, line: string | undefined, file: string): T {
  try {
    return schema.parse(JSON.parse(line ?? ''))
  } catch (thrown) {
    throw unreadable(file, thrown)
  }
}

function unreadable(file: string, cause?: unknown): AppError {
  return new AppError('change_file_unreadable', { file }, cause)
}
