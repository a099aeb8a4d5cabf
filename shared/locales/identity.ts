import { defineMessages } from './define.ts'

export const identity = defineMessages({ 'pt-BR': {}, en: {}, es: {} })
