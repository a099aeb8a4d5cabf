import type { Batch } from '../../shared/contract/batches.ts'
import type { App } from '../core/app.ts'
import { layerWords, scopeWords } from '../../shared/subject/describe.ts'
import type { Reply } from './reply.ts'
import type { Session } from './session.ts'
import { ask } from './with-app.ts'

const MOST = 500

/** What was recorded, newest first. */
export async function batchesReply(session: Session, app: App, limit: number): Promise<Reply> {
  const batches: Batch[] = []
  for (let before: number | null = null; batches.length < limit;) {
    const page: { batches: Batch[]; next: number | null } = await ask(app, 'batches.list', {
      before,
      limit: Math.min(MOST, limit - batches.length),
    })
    batches.push(...page.batches)
    if (page.next === null) break
    before = page.next
  }
  return { document: { batches }, text: batches.map((batch) => batchLine(session, batch)) }
}

/** `12  24/11/2026 09:00  Pediu para sair  saíram.csv  1.520 registros, 1.518 em vigor`. */
export function batchLine({ t, locale }: Session, batch: Batch): string {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const { entries, standing, undoneBy, undoes, file, kind } = batch
  return [
    String(batch.batch),
    moment.format(new Date(batch.recordedAt)),
    t(`consent:kind.${kind}`),
    file ?? t(`consent:source.${batch.source}`),
    scopeWords(batch.scope, t),
    layerWords(batch.layer, t),
    t('ledger:batch.entries', { count: entries }),
    ...(kind === 'opt_out' ? [t('ledger:batch.standing', { count: standing })] : []),
    ...(undoes === null ? [] : [t('ledger:batch.undoes', { batch: undoes })]),
    ...(undoneBy === null ? [] : [t('ledger:batch.undone_by', { batch: undoneBy })]),
  ].join('\t')
}
