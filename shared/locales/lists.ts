import { defineMessages } from './define.ts'

export const lists = defineMessages({ 'pt-BR': {}, en: {}, es: {} })
