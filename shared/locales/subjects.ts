import { defineMessages } from './define.ts'

/** What a person may know of what is kept about them. */
export const subjects = defineMessages({
  'pt-BR': {
    title: 'Tudo o que o Lista Limpa sabe de {{display}}',
    state_line: '{{scope}}: {{state}}',
    'state.opted_out': 'não quer receber',
    'state.withdrawn': 'tinha autorizado e desistiu',
    'state.pending': 'está num cadastro público de bloqueio, ainda no prazo; já não recebe',
    'state.opted_in': 'autorizou',
    'state.expired': 'o bloqueio temporário terminou',
    'state.released': 'foi liberado: o descadastro era um engano',
    'state.unknown': 'nunca disse nada',
    standing_zero: 'Nenhum descadastro em vigor.',
    standing_one: '{{count, number}} descadastro em vigor:',
    standing_many: '{{count, number}} de descadastros em vigor:',
    standing_other: '{{count, number}} descadastros em vigor:',
    standing_line: '{{scope}}, desde {{since}} ({{reason}}; {{source}}; {{layer}})',
    history_zero: 'Nada registrado.',
    history_one: '{{count, number}} registro na história:',
    history_many: '{{count, number}} de registros na história:',
    history_other: '{{count, number}} registros na história:',
    event_line:
      'nº {{id}} · {{kind}} · {{scope}} · aconteceu em {{happened}}, registrado em {{recorded}} · {{reason}} · {{source}}',
    'event.name': 'nome: {{value}}',
    'event.evidence_file': 'prova guardada em: {{value}}',
    'event.notice': 'versão do aviso: {{value}}',
    'event.written': 'escrito como: {{value}}',
    'event.note': 'observação: {{value}}',
    'event.evidence': 'prova: {{value}}',
    'event.operator': 'registrado por: {{value}}',
    'event.file': 'arquivo: {{value}}',
    'event.until': 'vale até: {{value}}',
    backups_zero: 'Não há cópias de segurança neste computador.',
    backups_one: '{{count, number}} cópia de segurança neste computador pode ter o número:',
    backups_many: '{{count, number}} de cópias de segurança neste computador podem ter o número:',
    backups_other: '{{count, number}} cópias de segurança neste computador podem ter o número:',
    nothing_else:
      'Nada disto saiu deste computador. Listas limpas não são guardadas; delas ficam só as contagens.',
    'record.lawful_basis':
      'LGPD art. 7º IX e art. 18: guardado para respeitar o pedido de não receber mensagens',
    'record.processing_method': 'comparação com listas de envio neste computador, sem internet',
    'record.storage': 'computador da loja',
    'record.retention': 'enquanto a loja enviar mensagens, ou até a pessoa pedir para apagar',
    'record.withdrawal': 'responder a qualquer mensagem ou falar com a loja',
    receipt:
      'Olá! Seu pedido está registrado.\n' +
      'Número: {{display}}\n' +
      'Você não quer receber: {{scope}}\n' +
      'Vale desde: {{since}}\n' +
      'Protocolo: {{protocol}}\n' +
      'Guarde este protocolo. Se receber outra mensagem nossa desse tipo, responda com ele.',
  },
  en: {
    title: 'Everything Lista Limpa knows about {{display}}',
    state_line: '{{scope}}: {{state}}',
    'state.opted_out': 'does not want any',
    'state.withdrawn': 'had consented and took it back',
    'state.pending':
      'is on a public do-not-disturb register, still in its grace period; gets none already',
    'state.opted_in': 'consented',
    'state.expired': 'the temporary block is over',
    'state.released': 'was released: the opt-out was a mistake',
    'state.unknown': 'never said anything',
    standing_zero: 'No opt-out in force.',
    standing_one: '{{count, number}} opt-out in force:',
    standing_many: '{{count, number}} opt-outs in force:',
    standing_other: '{{count, number}} opt-outs in force:',
    standing_line: '{{scope}}, since {{since}} ({{reason}}; {{source}}; {{layer}})',
    history_zero: 'Nothing recorded.',
    history_one: '{{count, number}} entry in the history:',
    history_many: '{{count, number}} entries in the history:',
    history_other: '{{count, number}} entries in the history:',
    event_line:
      'no. {{id}} · {{kind}} · {{scope}} · happened {{happened}}, recorded {{recorded}} · {{reason}} · {{source}}',
    'event.name': 'name: {{value}}',
    'event.evidence_file': 'evidence kept in: {{value}}',
    'event.notice': 'notice version: {{value}}',
    'event.written': 'written as: {{value}}',
    'event.note': 'note: {{value}}',
    'event.evidence': 'evidence: {{value}}',
    'event.operator': 'recorded by: {{value}}',
    'event.file': 'file: {{value}}',
    'event.until': 'valid until: {{value}}',
    backups_zero: 'There are no backups on this computer.',
    backups_one: '{{count, number}} backup on this computer may hold the number:',
    backups_many: '{{count, number}} backups on this computer may hold the number:',
    backups_other: '{{count, number}} backups on this computer may hold the number:',
    nothing_else:
      'None of this left this computer. Cleaned lists are not kept; only their counts are.',
    'record.lawful_basis':
      'LGPD art. 7 IX and art. 18: kept in order to honour the request not to be messaged',
    'record.processing_method': 'comparison with broadcast lists on this computer, offline',
    'record.storage': 'the shop’s computer',
    'record.retention': 'as long as the shop sends messages, or until the person asks for erasure',
    'record.withdrawal': 'answer any message or talk to the shop',
    receipt:
      'Hello! Your request is recorded.\n' +
      'Number: {{display}}\n' +
      'You do not want to get: {{scope}}\n' +
      'In force since: {{since}}\n' +
      'Reference: {{protocol}}\n' +
      'Keep this reference. If you get another message of that kind from us, answer with it.',
  },
  es: {
    title: 'Todo lo que Lista Limpa sabe de {{display}}',
    state_line: '{{scope}}: {{state}}',
    'state.opted_out': 'no quiere recibir',
    'state.withdrawn': 'había autorizado y desistió',
    'state.pending': 'está en un registro público de bloqueo, aún en plazo; ya no recibe',
    'state.opted_in': 'autorizó',
    'state.expired': 'el bloqueo temporal terminó',
    'state.released': 'fue liberado: la baja era un error',
    'state.unknown': 'nunca dijo nada',
    standing_zero: 'Ninguna baja en vigor.',
    standing_one: '{{count, number}} baja en vigor:',
    standing_many: '{{count, number}} de bajas en vigor:',
    standing_other: '{{count, number}} bajas en vigor:',
    standing_line: '{{scope}}, desde {{since}} ({{reason}}; {{source}}; {{layer}})',
    history_zero: 'Nada registrado.',
    history_one: '{{count, number}} registro en la historia:',
    history_many: '{{count, number}} de registros en la historia:',
    history_other: '{{count, number}} registros en la historia:',
    event_line:
      'n.º {{id}} · {{kind}} · {{scope}} · ocurrió el {{happened}}, registrado el {{recorded}} · {{reason}} · {{source}}',
    'event.name': 'nombre: {{value}}',
    'event.evidence_file': 'prueba guardada en: {{value}}',
    'event.notice': 'versión del aviso: {{value}}',
    'event.written': 'escrito como: {{value}}',
    'event.note': 'nota: {{value}}',
    'event.evidence': 'prueba: {{value}}',
    'event.operator': 'registrado por: {{value}}',
    'event.file': 'archivo: {{value}}',
    'event.until': 'vale hasta: {{value}}',
    backups_zero: 'No hay copias de seguridad en este equipo.',
    backups_one: '{{count, number}} copia de seguridad en este equipo puede tener el número:',
    backups_many: '{{count, number}} de copias de seguridad en este equipo pueden tener el número:',
    backups_other: '{{count, number}} copias de seguridad en este equipo pueden tener el número:',
    nothing_else:
      'Nada de esto salió de este equipo. Las listas limpias no se guardan; de ellas quedan solo los recuentos.',
    'record.lawful_basis':
      'LGPD art. 7 IX y art. 18: se guarda para respetar el pedido de no recibir mensajes',
    'record.processing_method': 'comparación con listas de envío en este equipo, sin internet',
    'record.storage': 'equipo de la tienda',
    'record.retention': 'mientras la tienda envíe mensajes, o hasta que la persona pida borrarlo',
    'record.withdrawal': 'responder a cualquier mensaje o hablar con la tienda',
    receipt:
      '¡Hola! Su pedido está registrado.\n' +
      'Número: {{display}}\n' +
      'Usted no quiere recibir: {{scope}}\n' +
      'Vale desde: {{since}}\n' +
      'Protocolo: {{protocol}}\n' +
      'Guarde este protocolo. Si recibe otro mensaje nuestro de ese tipo, responda con él.',
  },
})
