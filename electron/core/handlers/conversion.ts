import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { stemOf } from '../cleaning/output-names.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { copiesFolder } from '../scratch.ts'

export function conversionHandlers(context: Context): Pick<Handlers, 'lists.convert'> {
  const { dataDir, places, jobs } = context
  return {
    'lists.convert'({ place, reading, to, target, folder, replace }) {
      const { path, name } = places.get(place)
      const ownName = `${stemOf(name)}.${to}`
      const own =
        folder === null
          ? join(copiesFolder(dataDir), randomBytes(9).toString('base64url'), ownName)
          : join(places.get(folder).path, ownName)
      const input = {
        dataDir,
        file: { path, name },
        reading,
        to,
        target: target === null ? own : places.get(target).path,
        replace,
      }
      return jobs.start(
        (onProgress) => runTask('convert', input, onProgress),
        ({ path: written, ...made }) => ({ ...made, place: places.add(written) }),
      )
    },
  }
}
