import { z } from 'zod'
import type { StoredState } from '#shared/contracts/contract.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import type { Person } from '#shared/contracts/person.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

/** One thing said in a thread. A comment that was taken back keeps its place, without its words; those stay in the log. */
export const commentSchema = z.strictObject({
  id: idSchema<'comment'>(),
  /** The person of the house, or null for somebody outside. */
  person: idSchema<'person'>().nullable(),
  /** The name as it was when the comment was made. */
  author: z.string().max(300),
  at: instantSchema,
  text: z.string().max(20_000),
  editedAt: instantSchema.nullable(),
  removedAt: instantSchema.nullable(),
})
export type Comment = z.infer<typeof commentSchema>

export const threadStates = ['open', 'resolved'] as const
export type ThreadState = (typeof threadStates)[number]

/**
 * A discussion of a passage. The passage is marked in the working text by the mark `comment` with the thread's id, so that it moves, is
 * undone and comes back with the text; what the passage read when the thread began is kept here.
 */
export const threadSchema = z.strictObject({
  id: idSchema<'thread'>(),
  contract: idSchema<'contract'>(),
  paragraph: z.string().max(200).nullable(),
  quote: z.string().max(2_000),
  /** Never leaves the house. */
  internal: z.boolean(),
  state: z.enum(threadStates),
  comments: z.array(commentSchema).min(1).max(5_000),
})
export type Thread = z.infer<typeof threadSchema>

/** Whether someone may take part in discussions: everyone of the house but those who may only look. */
export function mayComment(person: Person): boolean {
  return person.active && person.role !== 'viewer'
}

/** States in which a passage can be given a comment: wherever the text is written, and while a fixed text awaits approval or signing. */
export const annotatableStates: ReadonlySet<StoredState> = new Set([...editableStates, 'approval pending', 'approved'])
