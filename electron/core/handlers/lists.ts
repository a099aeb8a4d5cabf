import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { ListRequest, MethodInput } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Locale, OutputRole } from '../../../shared/model.ts'
import { readCheckedRows } from '../cleaning/checked-rows.ts'
import { defaultOutputNames } from '../cleaning/output-names.ts'
import type { CheckedList, CleanTargets } from '../cleaning/types.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import type { Place } from '../places.ts'
import { recordRun } from '../store/runs.ts'
import { findSuppression } from '../store/suppression.ts'

/** A checked list takes 21 bytes a row; older ones give way. */
const CHECKS_KEPT = 4

type ListMethod = 'lists.inspect' | 'lists.check' | 'lists.rows' | 'lists.clean'

export function listHandlers(context: Context): Pick<Handlers, ListMethod> {
  const { dataDir, version, places, store, jobs } = context
  const checks = new Map<string, { readonly list: ListRequest; readonly checked: CheckedList }>()

  return {
    async 'lists.inspect'({ place, reading, country }) {
      const file = places.get(place)
      const found = await runTask('inspect', { file: fileOf(file), reading, country }).result
      return { place, ...found }
    },

    'lists.check'(list) {
      const file = fileOf(places.get(list.place))
      store.db()
      return jobs.start(
        (onProgress) => runTask('check', { dataDir, file, list }, onProgress),
        (checked) => {
          const check = randomBytes(18).toString('base64url')
          checks.set(check, { list, checked })
          for (const oldest of [...checks.keys()].slice(0, -CHECKS_KEPT)) checks.delete(oldest)
          const { read, counts, phoneColumns } = checked
          return { check, read, counts, phoneColumns: [...phoneColumns] }
        },
      )
    },

    'lists.rows'({ check, ...page }) {
      const known = checks.get(check)
      if (!known) throw new AppError('unknown_check')
      const { list, checked } = known
      const ledger = {
        suppressionOf: (account: Parameters<typeof findSuppression>[1]) =>
          findSuppression(store.db(), account),
      }
      return readCheckedRows(fileOf(places.get(list.place)), list.reading, checked, ledger, page)
    },

    'lists.clean'({ list, outputs, locale }) {
      const place = places.get(list.place)
      const targets = targetsFor(context, place, outputs, locale)
      store.db()
      const file = fileOf(place)
      return jobs.start(
        (onProgress) =>
          runTask(
            'clean',
            { dataDir, file, list, targets, appVersion: version, locale },
            onProgress,
          ),
        ({ report, files }) => {
          const { startedAt, finishedAt, counts } = report
          const { read, ...verdicts } = counts
          recordRun(store.db(), { name: file.name, startedAt, finishedAt, read, counts: verdicts })
          return {
            report,
            files: files.map(({ path, ...made }) => ({ ...made, place: places.add(path) })),
          }
        },
      )
    },
  }
}

function fileOf({ path, name }: Place) {
  return { path, name }
}

/** Where the files go: the chosen places, else beside the list, under names made from its own. */
function targetsFor(
  { places, ownFolder }: Context,
  { path, name, uploaded }: Place,
  outputs: MethodInput<'lists.clean'>['outputs'],
  locale: Locale,
): CleanTargets {
  const names = defaultOutputNames(name, locale)
  const folder =
    outputs.folder !== null
      ? places.get(outputs.folder).path
      : uploaded
        ? ownFolder()
        : dirname(path)
  const target = (role: OutputRole) => {
    const chosen = outputs[role]
    return chosen === null ? join(folder, names[role]) : places.get(chosen).path
  }
  const { replace } = outputs
  return { clean: target('clean'), removed: target('removed'), report: target('report'), replace }
}
