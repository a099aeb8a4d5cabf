import { Metadata } from 'libphonenumber-js/max'
import { onceEach } from '../once-each.ts'
import { once } from '../once.ts'

/** The part of the library's numbering plans that its declarations leave out. */
interface Plan {
  hasTypes(): boolean
  nationalNumberPattern(): string
  type(name: string): PlanType | undefined
  formats(): readonly Format[]
}

/** How numbers of one kind are written. */
interface Format {
  /** From the roughest to the most exact one. */
  leadingDigitsPatterns(): readonly string[]
  pattern(): string
  internationalFormat(): string
}

interface PlanType {
  pattern(): string | undefined
  possibleLengths(): readonly number[] | undefined
}

/** Whatever a number may be for; the library keeps no pattern where it would be another one's. */
const TYPES = [
  'FIXED_LINE',
  'MOBILE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
]

const metadata = once(() => new Metadata())
const expressions = new Map<string, RegExp>()

/**
 * Whether there is such a number: what the library's `isValid` says of a number in E.164, in a
 * fraction of its time, which makes its expressions anew for every number.
 *
 * @param callingCode one that the library knows
 * @param national the digits after it
 */
export function isNumberIn(callingCode: string, national: string): boolean {
  const known = onceEach(expressions, callingCode, () => expressionOf(planOf(callingCode)))
  return known.test(national)
}

interface Layout {
  readonly expression: RegExp
  /** The groups of the expression with blanks between them. */
  readonly groups: string
}

const layouts = new Map<string, readonly Layout[]>()

/**
 * The digits after the calling code as the library's `formatInternational` groups them, in a fraction
 * of its time, for the same reason.
 *
 * @param callingCode one that the library knows
 */
export function inGroups(callingCode: string, national: string): string {
  const known = onceEach(layouts, callingCode, () => planOf(callingCode).formats().map(layoutOf))
  const layout = known.find(({ expression }) => expression.test(national))
  return layout ? national.replace(layout.expression, layout.groups) : national
}

function layoutOf(format: Format): Layout {
  const lead = format.leadingDigitsPatterns().at(-1)
  const beginning = lead === undefined ? '' : `(?=${lead})`
  const groups = format.internationalFormat().replaceAll(/[^$\d]+/g, ' ')
  return { expression: new RegExp(`^${beginning}(?:${format.pattern()})$`), groups: groups.trim() }
}

function planOf(callingCode: string): Plan {
  // Declared to take countries only; it takes calling codes as well.
  const world = metadata()
  ;(world.selectNumberingPlan as (code: string) => void).call(world, callingCode)
  return world.numberingPlan as unknown as Plan
}

function expressionOf(plan: Plan): RegExp {
  const general = `(?=(?:${plan.nationalNumberPattern()})$)`
  if (!plan.hasTypes()) return new RegExp(`^${general}`)
  const types = TYPES.flatMap((name) => {
    const type = plan.type(name)
    const pattern = type?.pattern()
    if (!pattern) return []
    const lengths = type?.possibleLengths()?.map((length) => `\\d{${length}}$`)
    return [`${lengths ? `(?=${lengths.join('|')})` : ''}(?:${pattern})$`]
  })
  return new RegExp(`^${general}(?:${types.join('|')})`)
}
