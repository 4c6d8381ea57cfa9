import { z } from 'zod'
import { contractTypes } from '#shared/contracts/contract.ts'
import { moneySchema } from '#shared/document/field.ts'
import { idSchema } from '#shared/lib/ids.ts'

/** Who may sign for the house, up to what value, alone or together with another who may (P6). */
export const signingAuthoritySchema = z.strictObject({
  id: idSchema<'authority'>(),
  person: idSchema<'person'>(),
  /** Empty: contracts of every type. */
  types: z.array(z.enum(contractTypes)),
  /** The most a contract may be worth, in its own currency; null for no limit. */
  limit: moneySchema.nullable(),
  /** Whether contracts without a stated value, too. */
  withoutValue: z.boolean(),
  how: z.enum(['alone', 'jointly']),
})
export type SigningAuthority = z.infer<typeof signingAuthoritySchema>
