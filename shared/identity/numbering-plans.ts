import { Metadata } from 'libphonenumber-js/max'

/** The part of the library's numbering plans that its declarations leave out. */
interface Plan {
  hasTypes(): boolean
  nationalNumberPattern(): string
  type(name: string): PlanType | undefined
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

const metadata = new Metadata()
const expressions = new Map<string, RegExp>()

/**
 * Whether there is such a number: what the library's `isValid` says of a number in E.164, in a
 * fraction of its time, which makes its expressions anew for every number.
 *
 * @param callingCode one that the library knows
 * @param national the digits after it
 */
export function isNumberIn(callingCode: string, national: string): boolean {
  let expression = expressions.get(callingCode)
  if (!expression) expressions.set(callingCode, (expression = expressionOf(planOf(callingCode))))
  return expression.test(national)
}

function planOf(callingCode: string): Plan {
  // Declared to take countries only; it takes calling codes as well.
  ;(metadata.selectNumberingPlan as (code: string) => void).call(metadata, callingCode)
  return metadata.numberingPlan as unknown as Plan
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
