import type { StatusMeaning } from '../contract/optouts.ts'
import { fold } from './fold.ts'
import { isReasonHeader } from './reasons.ts'

/**
 * How a column says who is out:
 * - `state`: a word for each person, such as `unsubscribed` or `ativo`
 * - `out_flag`: yes means out (`opt_out`, `bloqueado`)
 * - `in_flag`: no means out (`marketing_opt_in`, `aceita promoções`)
 * - `out_date`: whoever has a day there is out
 * - `out_reason`: whoever gave a reason for leaving is out
 * - `error`: the code or text of a failed delivery
 */
export type StatusKind = 'state' | 'out_flag' | 'in_flag' | 'out_date' | 'out_reason' | 'error'

export interface StatusColumn {
  readonly index: number
  readonly name: string
  readonly kind: StatusKind
}

const OUT_WORDS =
  /\b(opt ?out|opted out|optedout|unsubscribed?|descadastr\w*|bloquead[oa]|bloqueio|blocked|black ?list(ed)?|lista negra|stopped|dnc|dnd|do not (contact|disturb|message)|nao (perturbe|contatar|enviar|receber|quer receber)|no (contactar|enviar|molestar)|saiu|pediu (para|pra) sair|suppress(ed|ion)?|dado de baja|desuscrito)\b/
const IN_WORDS =
  /\b(opt ?in|opted in|optedin|(accepts|allows?) ?(sms|whatsapp)? ?(marketing|broadcasts?|messages)|aceita (marketing|mensagens|promocoes|receber|contato|whatsapp)|(recebe|receber|quer receber) ?(mensagens|promocoes|ofertas|novidades|whatsapp)|autoriza( mensagens| contato| envio)?|autorizacao|autorizado|consentimento|(marketing )?consent|permite (contato|envio|mensagens)|subscribed|inscrito|suscrito|acepta (marketing|mensajes|promociones))\b/
const STATE_HEADERS =
  /^(status|situacao|estado|state|subscription|subscription status|contact status|status do contato|inscricao|estatus)$/
const ERROR_HEADERS =
  /\b(error|erro|errors|failure|failed reason|fail reason|falha|motivo da falha|codigo do erro|error code|reason code|codigo de error)\b/
const LEAVING_WORDS =
  /\b(opt ?out|opted out|optedout|unsub\w*|descadastr\w*|saida|saiu|sair|bloque\w*|blocked|block|cancelamento|baja|stopped|stop)\b/
const DAY_WORDS = /\b(at|on|date|time|data|dia|em|fecha|hora|quando)\b/

/**
 * Which way a column tells who is out, by its header alone; `null` for a column about something else.
 */
export function statusKindOf(header: string): StatusKind | null {
  const name = fold(header.replace(/^\s*(field|group)\s*:/i, ''))
  if (ERROR_HEADERS.test(name)) return 'error'
  if (isReasonHeader(header)) return LEAVING_WORDS.test(name) ? 'out_reason' : null
  // `opt_in` is no opt-out, but `not opt_in`, `sem autorização` and the like are nobody's header.
  if (OUT_WORDS.test(name)) return DAY_WORDS.test(name) ? 'out_date' : 'out_flag'
  if (IN_WORDS.test(name)) return DAY_WORDS.test(name) ? null : 'in_flag'
  return STATE_HEADERS.test(name) ? 'state' : null
}

/** Whether a header speaks of marketing alone, so that its no is not a no to everything. */
export function isAboutMarketing(header: string): boolean {
  return /\b(marketing|promo\w*|newsletter|ofertas|novidades|broadcasts?)\b/.test(fold(header))
}

/**
 * The columns to go by among those that could be: where one is about WhatsApp the others are about
 * other channels, and an answer about e-mail says nothing when there is a better one.
 */
export function columnsToGoBy(found: readonly StatusColumn[]): readonly StatusColumn[] {
  const about = (word: RegExp) => found.filter(({ name }) => word.test(fold(name)))
  const whatsapp = about(/\b(whatsapp|wpp|zap)\b/)
  if (whatsapp.length > 0) return whatsapp
  const mail = about(/\b(e ?mail|mail)\b/)
  const rest = found.filter((column) => !mail.includes(column))
  const candidates = rest.length > 0 ? rest : found
  // A day of leaving or a reason for it only repeats what a better column says.
  const better = candidates.filter(({ kind }) => kind !== 'out_date' && kind !== 'out_reason')
  return better.length > 0 ? better : candidates
}

const YES = /^(sim|s|yes|y|true|t|1|verdadeiro|x|si|v|on|ok)$/
const NO = /^(nao|n|no|false|f|0|falso|off|not)$/
const STATE_OUT =
  /^((un|des)subscribed?|unsubscribed|unsubscribe|unsub|opt(ed)? ?out|optedout|out|saiu|sair|parar|parou|stop|stopped|blocked|bloquead[oa]|block(ed)? by user|descadastrad[oa]|cancelad[oa]|cancelled|canceled|removid[oa]|removed|excluid[oa]|suppressed|black ?list(ed)?|dnd|dnc|do not (contact|disturb)|nao (perturbe|contatar|enviar|receber|autorizad[oa]|autoriza|aceita|aceito|quer)|recusad[oa]|recusou|rejeitad[oa]|refused|denied|declined|revoked|revogad[oa]|withdrawn|complain(ed|t)|reclamou|spam|inapt[oa]|baja|dado de baja|desuscrito|rechazado|no (contactar|acepta))$/
const STATE_IN =
  /^(subscribed?|active|ativ[oa]|activ[oa]|inscrit[oa]|suscrit[oa]|opt(ed)? ?in|optedin|in|confirmed|confirmad[oa]|autorizad[oa]|aceito|aceita|accepted|granted|enabled|habilitad[oa]|valid[oa]?|cliente|lead|archived|arquivad[oa]|sent|delivered|read|enviad[oa]|entregue|lid[oa]|entregado|leido)$/

const NOTHING = /^(n a|nenhum|nenhuma|none|null|nulo|ninguno|ninguna|0)$/

/** What a cell of a status column says. A blank one says nothing, which is no opt-out. */
export function meaningOf(kind: StatusKind, cell: string): StatusMeaning {
  const value = fold(cell)
  if (value === '') return 'not_opted_out'
  switch (kind) {
    case 'out_date':
      return 'opted_out'
    case 'out_reason':
      return NO.test(value) || NOTHING.test(value) ? 'unclear' : 'opted_out'
    case 'out_flag':
      if (YES.test(value) || STATE_OUT.test(value)) return 'opted_out'
      return NO.test(value) || STATE_IN.test(value) ? 'not_opted_out' : 'unclear'
    case 'in_flag':
      if (NO.test(value) || STATE_OUT.test(value)) return 'opted_out'
      return YES.test(value) || STATE_IN.test(value) ? 'not_opted_out' : 'unclear'
    case 'state':
      if (STATE_OUT.test(value)) return 'opted_out'
      return STATE_IN.test(value) ? 'not_opted_out' : 'unclear'
    case 'error':
      return errorMeaning(value)
    default:
      return kind satisfies never
  }
}

/**
 * 131050 is Meta's "the person stopped marketing messages". 131049 is a pause of a day and 131026 a
 * number that cannot be reached: no opt-outs, like every other code.
 */
function errorMeaning(value: string): StatusMeaning {
  if (/\b131050\b/.test(value)) return 'opted_out'
  if (/\b(stopped|opted out|unsubscribed|descadastr\w*) ?(marketing|promo\w*)?\b/.test(value)) {
    return 'opted_out'
  }
  return /\b\d{3,6}\b/.test(value) ? 'not_opted_out' : 'unclear'
}
