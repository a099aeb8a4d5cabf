import { defineMessages } from './define.ts'

/** Titles of the columns that an address book becomes. */
export const reading = defineMessages({
  'pt-BR': {
    'contact.name': 'Nome',
    'contact.phone': 'Telefone',
    'contact.email': 'E-mail',
    'contact.company': 'Empresa',
    'contact.note': 'Observação',
  },
  en: {
    'contact.name': 'Name',
    'contact.phone': 'Phone',
    'contact.email': 'Email',
    'contact.company': 'Company',
    'contact.note': 'Note',
  },
  es: {
    'contact.name': 'Nombre',
    'contact.phone': 'Teléfono',
    'contact.email': 'Correo',
    'contact.company': 'Empresa',
    'contact.note': 'Nota',
  },
})
