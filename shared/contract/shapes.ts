import { z } from 'zod'

export const count = z.number().int().nonnegative()
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
