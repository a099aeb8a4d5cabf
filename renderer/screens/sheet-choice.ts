import type { Inspection, ReadingChoices } from '../../shared/model.ts'

/**
 * How a file is to be read from now on: as it was looked at. Of several sheets the look took one and
 * shows which; whoever acts on the list has to name it.
 */
export function asInspected(reading: ReadingChoices, inspection: Inspection): ReadingChoices {
  const { sheets, sheet } = inspection
  return sheets.length > 1 && sheet !== null ? { ...reading, sheet } : reading
}
