import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { copiesFolder } from '../scratch.ts'

export function conversionHandlers(context: Context): Pick<Handlers, 'lists.convert'> {
  const { dataDir, places, jobs } = context
  return {
    'lists.convert'({ place, reading, to, target, replace }) {
      const { path, name } = places.get(place)
      const own = join(copiesFolder(dataDir), `${randomBytes(9).toString('base64url')}.${to}`)
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
