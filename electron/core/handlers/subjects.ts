import { consentState } from '../../../shared/consent/standing.ts'
import { AppError } from '../../../shared/errors.ts'
import { displayAccount } from '../../../shared/identity/display.ts'
import { explain } from '../../../shared/identity/explain.ts'
import { identify } from '../../../shared/identity/identify.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import type { Scope } from '../../../shared/model.ts'
import { scopeWords, subjectText } from '../../../shared/subject/describe.ts'
import { protocolNumber } from '../../../shared/subject/protocol.ts'
import { consentRecord } from '../../../shared/subject/record.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { listBackups } from '../store/backups/backups.ts'
import { checkOfEntry } from '../store/seal/check-letters.ts'
import { storeFacts } from '../store/opening/health.ts'
import { historyOf } from '../store/asking/history.ts'
import { listedOfAccount } from '../store/asking/listing.ts'
import { readSettings } from '../store/settings/settings.ts'
import { confirmedPerson, onePerson } from './one-person.ts'
import { tellChanged } from './told.ts'

type SubjectMethod = Extract<keyof Handlers, `subjects.${string}`>

/** What a person may ask of the shop (LGPD art. 18). */
export function subjectHandlers(context: Context): Pick<Handlers, SubjectMethod> {
  const { dataDir, store, jobs, clock } = context
  return {
    'subjects.describe'({ cell, country, locale }) {
      const t = createTranslator(locale)
      const db = store.db()
      const account = onePerson(cell, country)
      const events = historyOf(db, account)
      const now = clock().toISOString()
      const scopes = new Set<Scope>(['everything', ...events.map(({ scope }) => scope)])
      const known = {
        account,
        display: displayAccount(account),
        explanation: explain(cell, identify(cell, { country, mode: 'national' }), t),
        states: [...scopes].map((scope) => ({ scope, state: consentState(events, scope, now) })),
        standing: listedOfAccount(db, account),
        events,
        backups: listBackups(dataDir).map(({ name }) => name),
      }
      return {
        ...known,
        record: consentRecord(account, storeFacts(db).id, events, t, locale),
        text: subjectText(known, t, locale),
      }
    },

    'subjects.receipt'({ cell, country, locale }) {
      const t = createTranslator(locale)
      const db = store.db()
      const [entry] = listedOfAccount(db, onePerson(cell, country))
      if (!entry) throw new AppError('not_opted_out')
      const { since, scope } = entry
      const year = new Date(since).getFullYear()
      const protocol = protocolNumber(year, entry.entry, checkOfEntry(db, entry.entry))
      const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(since))
      const text = t('subjects:receipt', {
        display: entry.display,
        scope: scopeWords(scope, t),
        since: day,
        protocol,
      })
      return { protocol, since, scope, text }
    },

    'subjects.erase'({ cell, typedAgain, country, backups }) {
      const account = confirmedPerson(cell, typedAgain, country)
      const db = store.db()
      const { operator } = readSettings(db)
      return jobs.start(
        (onProgress) => runTask('erase', { dataDir, account, operator, backups }, onProgress),
        (erased) => {
          tellChanged(context)
          return erased
        },
      )
    },
  }
}
