import type { Cleaned } from '../../../shared/contract.ts'
import type { CleanedList } from '../cleaning/clean-list.ts'
import type { Context } from '../context.ts'

/** What a cleaning made, its files as places that the page may ask for; everybody is told that there is one more. */
export function cleanedAnswer(
  { places, emit }: Pick<Context, 'places' | 'emit'>,
  { run, report, files, weni }: CleanedList,
): Cleaned {
  emit({ type: 'history.changed' })
  return {
    run,
    report,
    files: files.map(({ path, ...made }) => ({ ...made, place: places.add(path) })),
    weni: weni && { ...weni, renamed: [...weni.renamed] },
  }
}
