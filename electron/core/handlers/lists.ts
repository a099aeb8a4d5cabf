import { randomBytes } from 'node:crypto'
import { sendingOf } from '../../../shared/consent/scopes.ts'
import type { ListRequest } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  plainRules,
  type Account,
  type CleaningRules,
  type Inspection,
} from '../../../shared/model.ts'
import type { CheckedList, ShownTitles } from '../cleaning/types.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { readSettings } from '../store/settings/settings.ts'
import { forbiddingEntry } from '../store/asking/ledger-at.ts'
import { findSuppression } from '../store/asking/suppression.ts'
import type { ReadDb } from '../store/database/handle.ts'
import { cleanedAnswer } from './cleaned-answer.ts'
import { withRememberedColumns } from './list-columns.ts'
import { fileOf, targetsFor } from './targets.ts'

/** A checked list takes 21 bytes a row; older ones give way. */
const CHECKS_KEPT = 4

/** The titles of a list are asked for right after it was shown; of many that were, the oldest go. */
const SHOWN_KEPT = 64

interface Checked {
  readonly list: ListRequest
  readonly rules: CleaningRules
  readonly checked: CheckedList
}

type ListMethod =
  | 'lists.inspect'
  | 'lists.survey'
  | 'lists.check'
  | 'lists.rows'
  | 'lists.clean'
  | 'lists.consentGap'
  | 'preflight.file'

export function listHandlers(context: Context): Pick<Handlers, ListMethod> {
  const { dataDir, version, places, store, jobs } = context
  const checks = new Map<string, Checked>()

  /** What stood above the columns of a list, read in one way, when they were last shown. */
  const shown = new Map<string, ShownTitles>()
  const asked = (list: Pick<ListRequest, 'place' | 'reading'>) =>
    list.place + JSON.stringify(list.reading)
  const show = (
    list: Pick<ListRequest, 'place' | 'reading'>,
    { columns }: Pick<Inspection, 'columns'>,
  ) => {
    const titles = Object.fromEntries(columns.map(({ index, name }) => [index, name]))
    keepLatest(shown, SHOWN_KEPT, asked(list), titles)
  }

  return {
    async 'lists.inspect'({ place, reading, country }) {
      const file = places.get(place)
      const found = await runTask('inspect', { dataDir, file: fileOf(file), reading, country })
        .result
      show({ place, reading }, found)
      return { place, ...withRememberedColumns(context, found) }
    },

    'lists.survey'({ place, reading, country }) {
      const file = fileOf(places.get(place))
      return jobs.start(
        (onProgress) => runTask('survey', { dataDir, file, reading, country }, onProgress),
        (found) => {
          show({ place, reading }, found)
          return { place, ...withRememberedColumns(context, found) }
        },
      )
    },

    'lists.check'({ rules: wanted, ...list }) {
      const file = fileOf(places.get(list.place))
      const rules = wholeRules(wanted)
      const titles = shown.get(asked(list))
      return store.whileVerifying((trust) =>
        jobs.start(
          (onProgress) =>
            runTask('check', { dataDir, trust, file, list, titles, rules }, onProgress),
          (checked) => {
            const check = randomBytes(18).toString('base64url')
            keepLatest(checks, CHECKS_KEPT, check, { list, rules, checked })
            const { read, counts, phoneColumns } = checked
            return { check, read, counts, phoneColumns: [...phoneColumns] }
          },
        ),
      )
    },

    async 'lists.rows'({ check, ...page }) {
      const known = checks.get(check)
      if (!known) throw new AppError('unknown_check')
      const { list, rules, checked } = known
      const ledger = { suppressionOf: entriesFor(store.db(), rules) }
      const place = fileOf(places.get(list.place))
      // What reads rows is loaded only here: a cleaning reads in its own thread.
      const { readyFile } = await import('../jobs/ready-input.ts')
      const { readCheckedRows } = await import('../cleaning/checked-rows.ts')
      const file = await readyFile(dataDir, place, list.reading, 'refuse')
      return readCheckedRows(file, list.reading, checked, ledger, page)
    },

    'lists.clean'({ list, outputs, locale, rules, category }) {
      const place = places.get(list.place)
      const targets = targetsFor(context, place, outputs)
      const { operator } = store.peek(readSettings)
      const input = {
        dataDir,
        file: fileOf(place),
        list,
        titles: shown.get(asked(list)),
        rules: wholeRules(rules),
        category,
        targets,
        operator,
        uploaded: place.uploaded,
        redoOf: null,
        appVersion: version,
        locale,
      }
      return store.whileVerifying((trust) =>
        jobs.start(
          (onProgress) => runTask('clean', { ...input, trust }, onProgress),
          (cleaned) => {
            if (place.uploaded) context.keepUpload(place.path)
            return cleanedAnswer(context, cleaned)
          },
        ),
      )
    },

    'lists.consentGap'({ rules: wanted, ...list }) {
      const file = fileOf(places.get(list.place))
      const rules = wholeRules(wanted)
      return store.whileVerifying((trust) =>
        jobs.start(
          (onProgress) =>
            runTask('consentGap', { dataDir, trust, file, list, rules, repeats: null }, onProgress),
          (gap) => gap,
        ),
      )
    },

    'preflight.file'({ place, reading, maxRecords }) {
      const file = fileOf(places.get(place))
      return jobs.start(
        (onProgress) => runTask('preflight', { dataDir, file, reading, maxRecords }, onProgress),
        (report) => report,
      )
    },
  }
}

/** Puts a value last, and lets go of the first where there are too many. */
function keepLatest<Value>(
  kept: Map<string, Value>,
  most: number,
  key: string,
  value: Value,
): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
}

/** Which entry takes an account out of a list that was checked by some rules. */
function entriesFor(db: ReadDb, rules: CleaningRules) {
  const { asOf, scopes } = rules
  return (account: Account) =>
    asOf === null && scopes.length === 0
      ? findSuppression(db, account)
      : forbiddingEntry(db, account, asOf, sendingOf(scopes))
}

/** What was not decided is at its most cautious. */
function wholeRules(asked: {
  readonly [Name in keyof CleaningRules]?: CleaningRules[Name] | undefined
}): CleaningRules {
  const said = Object.fromEntries(Object.entries(asked).filter(([, rule]) => rule !== undefined))
  return { ...plainRules, ...said }
}
