import { defineMessages } from './define.ts'

export const optouts = defineMessages({ 'pt-BR': {}, en: {}, es: {} })
