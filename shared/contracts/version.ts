import { z } from 'zod'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

export const versionKinds = ['internal', 'sent', 'received', 'signed'] as const
export type VersionKind = (typeof versionKinds)[number]

/** A named version: immutable, addressed by the SHA-256 of its canonical JSON. Numbers count from 1 within a contract. */
export const versionSchema = z.strictObject({
  id: idSchema<'version'>(),
  contract: idSchema<'contract'>(),
  number: z.number().int().min(1),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(versionKinds),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  words: z.number().int().nonnegative(),
  note: z.string().max(2000),
  createdAt: instantSchema,
  createdBy: idSchema<'person'>(),
})
export type Version = z.infer<typeof versionSchema>
