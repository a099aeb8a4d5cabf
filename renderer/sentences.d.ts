/** Made by the build out of `shared/locales/screen-messages.ts`, so that a page loads one language. */
declare module 'virtual:sentences/*' {
  import type { Sentences } from '../shared/locales/speak.ts'
  export const sentences: Sentences
}
