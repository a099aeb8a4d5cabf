import type { ImportReport } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { MessageKey } from '../../shared/locales/messages.ts'
import { failure, type Reply } from './reply.ts'
import type { Session } from './session.ts'

type Problem = ImportReport['problems'][number]

/** What was written into the ledger, and what was left out of it. */
export function recordedReply(session: Session, report: ImportReport): Reply {
  const { t, quiet } = session
  const { created, already, notUnderstood, problems, earlierBatch } = report
  const lines = [
    t('cli:optout.created', { count: created }),
    ...(already > 0 ? [t('cli:optout.already', { count: already })] : []),
    ...(earlierBatch === null ? [] : [t('cli:optout.same_file', { batch: earlierBatch })]),
    ...(notUnderstood > 0 ? [t('cli:optout.left_out', { count: notUnderstood })] : []),
  ]
  return {
    document: report,
    text: quiet ? [] : lines,
    ...(notUnderstood > 0 && { complaint: problemLines(session, problems, notUnderstood) }),
  }
}

/** Nothing was written, because some could not be understood: which they are, by row and line. */
export function undecidedReply(
  session: Session,
  count: number,
  problems: readonly Problem[],
): Reply {
  const error = new AppError('optouts_not_understood', { count })
  return failure(session, error, {
    fields: { problems },
    lines: [...problemLines(session, problems, count), session.t('cli:optout.how_to_decide')],
  })
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

/** Whether a failure is the question that `--yes` answers. */
export function isUndecided(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'optouts_not_understood'
}
