import type { Reason } from '../model.ts'
import { fold } from './fold.ts'

const REASON_WORDS = /\b(motivo|razao|reason|razon|porque|why)\b/

/** Whether a column tells, by its header, why somebody left. */
export function isReasonHeader(header: string): boolean {
  return REASON_WORDS.test(fold(header.replace(/^\s*field\s*:/i, '')))
}

/**
 * What people write about why they leave, in the order in which it is looked for: a complaint and a
 * wrong number weigh more than what else the sentence says.
 */
const words: readonly (readonly [Reason, RegExp])[] = [
  [
    'complaint',
    /\b(spam|reclam\w*|denunci\w*|complain\w*|complaint|abus\w*|queja\w*|procon|lgpd|processar)\b/,
  ],
  [
    'wrong_person',
    /\b((numero|pessoa|contato) errad[oa]|wrong (number|person|contact)|(numero|persona) equivocad[oa]|nao (sou|e) (eu|essa pessoa|esta pessoa)|not me)\b/,
  ],
  [
    'number_changed',
    /\b((mudou|trocou|mudei|troquei) (de )?(o )?numero|numero (antigo|mudou|trocado)|(changed|new|old) number|number changed|cambi(o|e) (de )?numero)\b/,
  ],
  [
    'never_gave_consent',
    /\b(nunca (autori\w*|consent\w*|pedi\w*|solicit\w*|me (cadastr|inscrev)\w*|me suscrib\w*|di)|nao (autori\w*|consent\w*|solicit\w*|me (cadastr|inscrev)\w*|dei permissao)|never (signed|subscribed|consented|gave|opted|asked)|did not (sign|subscribe|consent)|no (autori\w*|me suscrib\w*|di permiso)|sem (autorizacao|consentimento|permissao))\b/,
  ],
  [
    'problem_solved',
    /\b((problema )?resolvid[oa]|ja (resolvi|resolveu|comprei|comprou|fui atendid[oa])|(problem |issue )?(solved|resolved)|already (bought|solved)|ya (resolvi|compre)|resuelt[oa])\b/,
  ],
  [
    'unhappy_with_material',
    /\b(irrelevante\w*|(muitas|demais|excesso de) (mensagens|mensagem|promocoes)|mensagens demais|(conteudo|material) (ruim|repetitivo|irrelevante)|too (many|much|often|frequent)|not relevant|irrelevant|(demasiad[oa]s|muchos|muchas) mensajes|frequencia)\b/,
  ],
  [
    'lost_interest',
    /\b((sem|perd\w*( o)?|falta de|nao (tem|tenho|ha)( mais)?) interesse|desinteress\w*|nao (me )?interess\w*|nao quer(o|em)?( mais)?|(no longer|not) interested|lost interest|no (me interesa|tengo interes|quiero)|sin interes)\b/,
  ],
]

/** The reason that a text gives; `other` when its words are none that are known, `null` when empty. */
export function reasonIn(text: string): Reason | null {
  const said = fold(text)
  if (said === '') return null
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other'
}
