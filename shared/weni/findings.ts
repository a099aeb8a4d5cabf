/**
 * What Weni makes of a file. `refused`: it takes nothing of it. `lost`: a row or a value arrives
 * wrong or not at all, without a word. `notice`: it works, and something should be known.
 */
const effects = {
  wrong_extension: 'refused',
  wrong_separator: 'refused',
  empty_file: 'refused',
  empty_header: 'refused',
  no_urn_header: 'refused',
  unknown_scheme: 'refused',
  bad_field: 'refused',
  bad_label: 'refused',
  repeated_field: 'refused',
  only_uuid: 'refused',
  no_records: 'refused',
  too_many_records: 'refused',
  duplicate_urn: 'refused',
  duplicate_uuid: 'refused',
  name_too_long: 'refused',
  tel_length: 'refused',
  not_whatsapp: 'lost',
  no_country_code: 'lost',
  same_without_ninth: 'lost',
  value_changes: 'lost',
  clears_value: 'lost',
  column_ignored: 'notice',
  no_name: 'notice',
  sequential: 'notice',
  over_ceiling: 'notice',
} as const

export type WeniFindingCode = keyof typeof effects
export const weniFindingCodes = Object.keys(effects) as [WeniFindingCode, ...WeniFindingCode[]]
export const weniEffects = ['refused', 'lost', 'notice'] as const

export interface WeniFinding {
  readonly code: WeniFindingCode
  readonly effect: (typeof effects)[WeniFindingCode]
  /** The first row where it was seen, the heading being row 1; `null` for the file as a whole. */
  readonly row: number | null
  /** The heading concerned; empty when it is none. */
  readonly column: string
  /** In how many places it was seen. */
  readonly count: number
}

export interface Findings {
  add(code: WeniFindingCode, row?: number | null, column?: string): void
  all(): WeniFinding[]
}

/** Gathers findings, one for each code and column, with the first row and how often. */
export function gatherFindings(): Findings {
  const found = new Map<string, WeniFinding>()
  return {
    add(code, row = null, column = '') {
      const key = `${code} ${column}`
      const earlier = found.get(key)
      found.set(
        key,
        earlier
          ? { ...earlier, count: earlier.count + 1 }
          : { code, effect: effects[code], row, column, count: 1 },
      )
    },
    all: () => [...found.values()],
  }
}
