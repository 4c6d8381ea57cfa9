import type { z } from 'zod'
import { AppError } from '#shared/ipc/errors.ts'

/** Says that what is kept is not what a record can be. It is left as it is, never repaired silently. */
export function damagedRecord(what: string, cause: unknown): AppError {
  return new AppError('workspace.damaged-record', `A record of this workspace (${what}) cannot be read. It was left as it is. Run the doctor on the file.`, { cause })
}

/** Reads a value as a record. Throws workspace.damaged-record. */
export function readValue<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw damagedRecord(what, parsed.error)
  return parsed.data
}

function parsedJson(json: string, what: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw damagedRecord(what, error)
  }
}

/** Reads a record kept as JSON. Throws workspace.damaged-record. */
export function readRecord<T extends z.ZodType>(schema: T, json: string, what: string): z.output<T> {
  return readValue(schema, parsedJson(json, what), what)
}

/** Writes a record as JSON. What could not be read again is refused before it is kept: record.refused. */
export function writeRecord<T extends z.ZodType>(schema: T, record: z.output<T>, what: string): string {
  const parsed = schema.safeParse(record)
  if (!parsed.success) {
    const [first] = parsed.error.issues
    const where = `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`
    throw new AppError('record.refused', `Something in ${what} is too long, or not of its kind (${where}). Nothing was saved; change it and try again.`, { cause: parsed.error })
  }
  return JSON.stringify(record)
}
