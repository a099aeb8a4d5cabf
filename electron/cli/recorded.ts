import type { ImportReport } from '../../shared/contract/optouts.ts'
import { AppError } from '../../shared/errors.ts'
import type { MessageKey } from '../../shared/locales/messages.ts'
import { failure, type Reply } from './reply.ts'
import type { Session } from './session.ts'

type Problem = ImportReport['problems'][number]

/** What was written into the ledger, or would be, and what was left out of it. */
export function recordedReply(
  session: Session,
  report: ImportReport,
  isTrial: boolean = false,
): Reply {
  const { t, quiet } = session
  const { notUnderstood, problems, questions, batch, file } = report
  const lines = [
    ...fileLines(session, report),
    ...countLines(session, report),
    ...questions.map((question) => t(`ledger:question.${question}`)),
    ...(isTrial ? [t('cli:clean.nothing_written')] : []),
    ...(batch !== null && file !== null ? [t('ledger:batch_made', { batch })] : []),
  ]
  return {
    document: report,
    text: quiet ? [] : lines,
    ...(notUnderstood > 0 && { complaint: problemLines(session, problems, notUnderstood) }),
  }
}

/** Nothing was written, because a person has to decide first: what, and in which rows. */
export function undecidedReply(session: Session, error: AppError, report: ImportReport): Reply {
  const { problems, notUnderstood, questions, file } = report
  return failure(session, error, {
    fields: { problems, questions, file },
    lines: [
      ...fileLines(session, report),
      ...problemLines(session, problems, notUnderstood),
      ...questions.map((question) => session.t(`ledger:decide.${question}`)),
    ],
  })
}

/** The same for numbers that were typed. */
export function undecidedCells(session: Session, problems: readonly Problem[]): Reply {
  const error = new AppError('optouts_not_understood', { count: problems.length })
  return failure(session, error, {
    fields: { problems },
    lines: [
      ...problemLines(session, problems, problems.length),
      session.t('ledger:decide.not_understood'),
    ],
  })
}

/** What the file was taken for, when it says more than numbers. */
function fileLines({ t }: Session, { file }: ImportReport): string[] {
  if (file === null) return []
  const { exporter, statusColumns, statusValues, dateColumn, dates } = file
  const out = statusValues.filter(({ meaning }) => meaning === 'opted_out')
  const unclear = statusValues.filter(({ meaning }) => meaning === 'unclear')
  const listed = (values: typeof out) =>
    values
      .slice(0, 20)
      .map(({ value, count }) => `“${value}” (${count})`)
      .join(', ')
  return [
    ...(exporter === 'plain'
      ? []
      : [t('ledger:file.taken_for', { what: t(`ledger:exporter.${exporter}`) })]),
    ...(statusColumns.length === 0
      ? []
      : [
          t('ledger:file.status', {
            columns: statusColumns.map(({ name }) => `“${name}”`).join(', '),
            values: out.length === 0 ? t('ledger:file.no_value') : listed(out),
          }),
        ]),
    ...(unclear.length === 0 ? [] : [t('ledger:file.unclear', { values: listed(unclear) })]),
    ...(dateColumn === null || dates === null
      ? []
      : [
          t('ledger:file.dates', {
            column: dateColumn.name,
            order: t(`ledger:dates.${dates.order}`),
          }),
        ]),
    ...(dates !== null && dates.impossible > 0
      ? [
          t('ledger:file.impossible', {
            count: dates.impossible,
            lines: dates.impossibleLines.join(', '),
          }),
        ]
      : []),
  ]
}

function countLines({ t }: Session, report: ImportReport): string[] {
  const { created, changed, already, notOptedOut, unclear, outside, exempt } = report
  const { earlierBatch, notUnderstood } = report
  const line = (count: number, key: MessageKey) => (count > 0 ? [t(key, { count })] : [])
  return [
    t('cli:optout.created', { count: created }),
    ...line(changed, 'ledger:changed'),
    ...line(already, 'cli:optout.already'),
    ...line(notOptedOut, 'ledger:not_opted_out'),
    ...line(unclear, 'ledger:unclear'),
    ...line(outside, 'ledger:outside'),
    ...line(exempt, 'ledger:exempt'),
    ...(earlierBatch === null ? [] : [t('cli:optout.same_file', { batch: earlierBatch })]),
    ...line(notUnderstood, 'cli:optout.left_out'),
  ]
}

/** Rows and reasons only: the text of a cell stays where it is. */
function problemLines({ t }: Session, problems: readonly Problem[], count: number): string[] {
  const lines = problems.map(({ row, line, reason }) => {
    const words = t(`identity:reason.${reason}` as MessageKey)
    return line === null
      ? t('cli:optout.problem', { row, reason: words })
      : t('cli:optout.problem_in_file', { row, line, reason: words })
  })
  const rest = count - problems.length
  return rest > 0 ? [...lines, t('cli:optout.more_problems', { count: rest })] : lines
}

const undecided: readonly string[] = [
  'optouts_not_understood',
  'optouts_status_unclear',
  'optouts_every_row',
  'optouts_dates_unclear',
]

/** Whether a failure is a question about what was brought in. */
export function isUndecided(error: unknown): error is AppError {
  return error instanceof AppError && undecided.includes(error.code)
}
