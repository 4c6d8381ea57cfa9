import type { z } from 'zod'
import { AppError } from '#shared/ipc/errors.ts'

/** Reads a record kept as JSON. What does not fit its schema is damage, said so and never repaired silently. */
export function readRecord<T extends z.ZodType>(schema: T, json: string, what: string): z.output<T> {
  const parsed = schema.safeParse(JSON.parse(json))
  if (!parsed.success) {
    throw new AppError('workspace.damaged-record', `A record of this workspace (${what}) cannot be read. It was left as it is. Run the doctor on the file.`, {
      cause: parsed.error,
    })
  }
  return parsed.data
}
