import { defineMessages } from './define.ts'

export const shell = defineMessages({ 'pt-BR': {}, en: {}, es: {} })
