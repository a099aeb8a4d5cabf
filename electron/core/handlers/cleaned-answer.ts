import type { Cleaned } from '../../../shared/contract.ts'
import type { CleanedList } from '../cleaning/clean-list.ts'
import type { Places } from '../places.ts'

/** What a cleaning made, its files as places that the page may ask for. */
export function cleanedAnswer(places: Places, { run, report, files, weni }: CleanedList): Cleaned {
  return {
    run,
    report,
    files: files.map(({ path, ...made }) => ({ ...made, place: places.add(path) })),
    weni: weni && { ...weni, renamed: [...weni.renamed] },
  }
}
