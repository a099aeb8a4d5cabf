import { defineMessages } from './define.ts'

export const cli = defineMessages({ 'pt-BR': {}, en: {}, es: {} })
