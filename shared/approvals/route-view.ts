import { z } from 'zod'
import { idSchema } from '#shared/lib/ids.ts'

const person = idSchema<'person'>()

/** A route as it would be, or as it is: every stage with who can decide and how it stands. */
export const routeViewSchema = z.strictObject({
  policy: z.string(),
  stages: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** In words: "two of Ada, Bob and Chen". */
      rule: z.string(),
      /** In words: why the stage is needed; empty where it always is. */
      why: z.string(),
      standing: z.enum(['waiting', 'open', 'approved', 'failed', 'blocked', 'not needed']),
      /** What blocks it and what to do, in words. */
      blocked: z.string().nullable(),
      seats: z.array(
        z.strictObject({
          person,
          standing: z.enum(['undecided', 'approved', 'rejected', 'cannot decide']),
          /** Who may decide this seat now: the person, a delegate, a substitute. */
          decidedBy: z.array(person),
          added: z.boolean(),
        }),
      ),
    }),
  ),
  problems: z.array(z.string()),
})
export type RouteView = z.infer<typeof routeViewSchema>
