import type { Command } from 'commander'
import type { UndoReportView } from '../../shared/contract/batches.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../core/app.ts'
import { parseCount, parseNumber } from './parse-number.ts'
import { answer, failure, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { typedAnswer } from './typed.ts'
import { ask, withApp } from './with-app.ts'

interface UndoOptions {
  readonly confirm?: number
  readonly note: string
  readonly dryRun?: true
}

export function addOptoutUndo(optout: Command, session: Session): void {
  const { t } = session
  optout
    .command('undo')
    .description(t('ledger:undo.about'))
    .argument('<BATCH>', t('ledger:undo.batch'), parseNumber)
    .option('--confirm <COUNT>', t('ledger:undo.confirm'), parseCount)
    .option('--note <TEXT>', t('cli:option.note'), '')
    .option('--dry-run', t('ledger:option.dry_run'))
    .action(async (batch: number, options: UndoOptions) => {
      answer(session, await withApp(session, (app) => undo(session, app, batch, options)))
    })
}

async function undo(
  session: Session,
  app: App,
  batch: number,
  { confirm, note, dryRun }: UndoOptions,
): Promise<Reply> {
  const { t } = session
  const preview = await ask(app, 'batches.previewUndo', { batch })
  const lines = bucketLines(session, preview)
  if (dryRun) {
    return { document: { batch, ...preview }, text: [...lines, t('cli:clean.nothing_written')] }
  }
  // Nothing of weight happens by `--yes`: whoever undoes an import says how many it frees.
  const typed = confirm ?? (await typedCount(session, lines))
  if (typed === null) {
    const { reversed } = preview
    const error = new AppError('undo_needs_count', { count: reversed })
    const again = t('ledger:undo.how', { batch, count: reversed })
    return failure(session, error, { fields: { batch, preview }, lines: [...lines, again] })
  }
  const report = await ask(app, 'batches.undo', { batch, confirmed: typed, note })
  return {
    document: { batch, ...report },
    text: session.quiet ? [] : [t('ledger:undo.done', { batch }), ...bucketLines(session, report)],
  }
}

async function typedCount({ t }: Session, lines: readonly string[]): Promise<number | null> {
  if (process.stdin.isTTY) process.stderr.write(`${lines.join('\n')}\n`)
  const typed = await typedAnswer(t('ledger:undo.type_count'))
  return typed === null ? null : Number(typed.trim() || Number.NaN)
}

function bucketLines({ t }: Session, { reversed, kept, failed }: UndoReportView): string[] {
  return [
    t('ledger:undo.reversed', { count: reversed }),
    t('ledger:undo.kept', { count: kept }),
    t('ledger:undo.failed', { count: failed }),
  ]
}
