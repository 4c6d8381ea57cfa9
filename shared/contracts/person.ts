import { z } from 'zod'
import { idSchema } from '#shared/lib/ids.ts'

/** What a person of the house may do. An owner may do everything an editor and an approver may. */
export const roles = ['owner', 'editor', 'approver', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Someone of the house, with a profile in this workspace. */
export const personSchema = z.strictObject({
  id: idSchema<'person'>(),
  name: z.string().trim().min(1).max(200),
  title: z.string().max(200),
  email: z.string().max(320),
  role: z.enum(roles),
  active: z.boolean(),
})
export type Person = z.infer<typeof personSchema>

/** Whether someone may decide for the house. A profile that has left may do nothing, whatever its role was. */
export function isOwner(person: Person): boolean {
  return person.active && person.role === 'owner'
}

/** Whether someone may write: texts, details, versions, turns. */
export function mayEdit(person: Person): boolean {
  return person.active && (person.role === 'owner' || person.role === 'editor')
}

/** What a new profile is made from. */
export const newPersonSchema = personSchema.omit({ id: true, active: true })
export type NewPerson = z.infer<typeof newPersonSchema>
