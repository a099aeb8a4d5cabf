import { certificatePage } from '../../../shared/certificate/page.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import { outputName } from '../cleaning/output-names.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { findRun } from '../store/runs/runs.ts'
import { fileOf } from './targets.ts'

export function certificateHandlers({
  dataDir,
  places,
  store,
  jobs,
}: Context): Pick<Handlers, 'certificates.verify' | 'certificates.page'> {
  return {
    'certificates.verify'({ place, report, reading, country }) {
      const input = {
        dataDir,
        file: fileOf(places.get(place)),
        report: report === null ? null : fileOf(places.get(report)),
        reading,
        country,
      }
      store.db()
      return jobs.start(
        (onProgress) => runTask('verify', input, onProgress),
        (verification) => verification,
      )
    },

    'certificates.page'({ run, locale }) {
      const { report } = findRun(store.db(), run)
      const kind = { role: 'certificate', verdict: null, format: null, part: null } as const
      const naming = { locale, workbook: false, day: '' }
      return {
        name: outputName(report.input.name, kind, naming),
        html: certificatePage(report, { translate: createTranslator(locale), locale }),
      }
    },
  }
}
