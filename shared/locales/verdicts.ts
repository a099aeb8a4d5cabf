import { defineMessages } from './define.ts'

/** Names of the verdicts, as chips and columns show them. */
export const verdicts = defineMessages({
  'pt-BR': {
    kept: 'Fica',
    suppressed: 'Sai: descadastrado',
    possible_match: 'Conferir: pode ter saído',
    no_consent: 'Sai: sem autorização',
    over_limit: 'Sai: já recebeu demais',
    duplicate: 'Sai: repetido',
    invalid_number: 'Sai: número não entendido',
    no_number: 'Sai: sem número',
    malformed: 'Sai: linha com defeito',
  },
  en: {
    kept: 'Stays',
    suppressed: 'Leaves: opted out',
    possible_match: 'Check: may have left',
    no_consent: 'Leaves: gave no permission',
    over_limit: 'Leaves: had too many already',
    duplicate: 'Leaves: repeated',
    invalid_number: 'Leaves: number not understood',
    no_number: 'Leaves: no number',
    malformed: 'Leaves: broken row',
  },
  es: {
    kept: 'Queda',
    suppressed: 'Sale: dado de baja',
    possible_match: 'Revisar: puede haber salido',
    no_consent: 'Sale: sin autorización',
    over_limit: 'Sale: ya recibió demasiado',
    duplicate: 'Sale: repetido',
    invalid_number: 'Sale: número no entendido',
    no_number: 'Sale: sin número',
    malformed: 'Sale: fila con defecto',
  },
})
