import type { LedgerEventView, Listed } from '../contract/optouts.ts'
import type { Subject } from '../contract/subjects.ts'
import type { MessageKey } from '../locales/messages.ts'
import type { Translate } from '../locales/translator.ts'
import type { Locale, Scope } from '../model.ts'

/** A scope in words: a topic by its name, a sender without its number's digits being guessed at. */
export function scopeWords(scope: Scope, t: Translate): string {
  if (scope === 'everything' || scope === 'marketing') return t(`consent:scope.${scope}`)
  return scope.startsWith('topic:')
    ? t('consent:scope.topic', { topic: scope.slice('topic:'.length) })
    : t('consent:scope.sender')
}

/** A list in words: the shop's own, a law's, or a partner's by name. */
export function layerWords(layer: string, t: Translate): string {
  if (layer === 'own') return t('exports:layer.own')
  if (layer === 'law:procon-sp') return t('exports:layer.procon_sp')
  if (layer === 'law:procon-pr') return t('exports:layer.procon_pr')
  const name = layer.slice(layer.indexOf(':') + 1)
  return layer.startsWith('law:')
    ? t('exports:layer.law', { name })
    : t('exports:layer.partner', { name })
}

type Known = Pick<Subject, 'display' | 'states' | 'standing' | 'events'>

/** Where a person stands and how that came, as lines that anybody can read. */
export function historyText(
  { display, states, standing, events }: Known,
  t: Translate,
  locale: Locale,
): string[] {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const at = (instant: string) => moment.format(new Date(instant))
  return [
    t('subjects:title', { display }),
    ...states.map(({ scope, state }) =>
      t('subjects:state_line', {
        scope: scopeWords(scope, t),
        state: t(`subjects:state.${state}`),
      }),
    ),
    '',
    t('subjects:standing', { count: standing.length }),
    ...standing.map((entry) => `  ${standingLine(entry, t, at)}`),
    '',
    t('subjects:history', { count: events.length }),
    ...events.flatMap((event) => eventLines(event, t, at)),
  ]
}

/** Everything known about one person, also where else the number may lie. */
export function subjectText(
  subject: Known & Pick<Subject, 'backups'>,
  t: Translate,
  locale: Locale,
): string[] {
  const { backups } = subject
  return [
    ...historyText(subject, t, locale),
    '',
    t('subjects:backups', { count: backups.length }),
    ...backups.map((name) => `  ${name}`),
    '',
    t('subjects:nothing_else'),
  ]
}

function standingLine(entry: Listed, t: Translate, at: (instant: string) => string): string {
  return t('subjects:standing_line', {
    scope: scopeWords(entry.scope, t),
    since: at(entry.since),
    reason: t(`consent:reason.${entry.reason}`),
    source: t(`consent:source.${entry.source}`),
    layer: layerWords(entry.layer, t),
  })
}

function eventLines(
  event: LedgerEventView,
  t: Translate,
  at: (instant: string) => string,
): string[] {
  const details: readonly (readonly [MessageKey, string])[] = [
    ['subjects:event.name', event.personName],
    ['subjects:event.written', event.written],
    ['subjects:event.note', event.note],
    ['subjects:event.evidence', event.evidence],
    ['subjects:event.evidence_file', event.evidenceFile],
    ['subjects:event.notice', event.notice],
    ['subjects:event.operator', event.operator],
    ['subjects:event.file', event.file ?? ''],
    ['subjects:event.until', event.until === null ? '' : at(event.until)],
  ]
  return [
    `  ${t('subjects:event_line', {
      id: event.id,
      kind: t(`consent:kind.${event.kind}`),
      scope: scopeWords(event.scope, t),
      happened: at(event.happenedAt),
      recorded: at(event.recordedAt),
      reason: t(`consent:reason.${event.reason}`),
      source: t(`consent:source.${event.source}`),
    })}`,
    ...details
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `      ${t(key, { value })}`),
  ]
}
