import { z } from 'zod'

/** One call across the process boundary: what it takes, what it answers. */
export interface Call<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  readonly input: In
  readonly output: Out
}

export function call<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out): Call<In, Out> {
  return { input, output }
}

/** The input of a call that takes nothing. */
export const nothing = z.strictObject({})

/** A document as ProseMirror JSON. Whoever receives one parses it with shared/document/canonical.ts before use. */
export const documentJson = z.record(z.string(), z.unknown())
export type DocumentJson = z.infer<typeof documentJson>
