import type { Account } from '../../../shared/model.ts'

export interface Chosen {
  readonly account: Account
  readonly display: string
}
