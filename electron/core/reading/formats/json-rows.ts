/** An object as cells by the names of its fields; those of objects inside it are joined by dots. */
export type JsonRow = ReadonlyMap<string, string>

const DEEPEST = 6
const BETWEEN = ' / '

/**
 * The fields of one JSON object as text. Numbers keep the digits they were written with: a telephone
 * of 13 digits and an id of 20 come out whole.
 *
 * @returns `null` when the text is no JSON object
 */
export function parseJsonRow(line: string): JsonRow | null {
  const value = parse(line)
  if (!isObject(value)) return null
  return rowOf(value)
}

/** The objects of a JSON list. @returns `null` when the text is no list */
export function parseJsonList(text: string): (JsonRow | null)[] | null {
  const value = parse(text)
  if (!Array.isArray(value)) return null
  return value.map((element) => (isObject(element) ? rowOf(element) : null))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits)
  } catch {
    return undefined
  }
}

/** The source text of a number stands in the third argument since V8 11.4 (ECMAScript proposal, stage 4). */
function keepDigits(_: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? (context?.source ?? String(value)) : value
}

function rowOf(value: Readonly<Record<string, unknown>>): JsonRow {
  const row = new Map<string, string>()
  collect(value, '', 0, row)
  return row
}

function collect(value: unknown, name: string, depth: number, row: Map<string, string>): void {
  if (isObject(value) && depth < DEEPEST) {
    for (const [key, inner] of Object.entries(value)) {
      collect(inner, name === '' ? key : `${name}.${key}`, depth + 1, row)
    }
  } else if (Array.isArray(value) && value.every((one) => !isObject(one) && !Array.isArray(one))) {
    row.set(name, value.map(scalar).join(BETWEEN))
  } else row.set(name, scalar(value))
}

function scalar(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
