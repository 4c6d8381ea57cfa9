import { z } from 'zod'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

const contract = idSchema<'contract'>()
const person = idSchema<'person'>()

/** One line of the approvals queue (P8). */
export const queueItemSchema = z.strictObject({
  contract,
  title: z.string(),
  counterparty: z.string(),
  stage: z.string(),
  seat: person,
  submitter: z.string(),
  submittedAt: instantSchema,
  openedAt: instantSchema,
  daysWaiting: z.number().int(),
  reminder: z.enum(['none', 'due', 'escalated']),
  /** Whether it is mine to decide, or one I am told of because it waits too long, or one I submitted. */
  mine: z.enum(['decide', 'escalated to me', 'submitted']),
})
export type QueueItem = z.infer<typeof queueItemSchema>

/** Figures of turnaround over the rounds that ended; days with one decimal (P8). */
export const turnaroundSchema = z.strictObject({
  rounds: z.number().int(),
  firstPass: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  stages: z.array(z.strictObject({ name: z.string(), decided: z.number().int(), median: z.number(), p90: z.number() })),
  people: z.array(z.strictObject({ person, name: z.string(), decided: z.number().int(), median: z.number(), waiting: z.number().int() })),
  /** The stage that takes longest, where there are enough to tell. */
  bottleneck: z.string().nullable(),
})
export type Turnaround = z.infer<typeof turnaroundSchema>
