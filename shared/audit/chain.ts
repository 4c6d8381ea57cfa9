import { auditEntrySchema, chainStart, entryHash } from '#shared/audit/entry.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { Sha256 } from '#shared/lib/hash.ts'

/** A row of the log as it stands, before anything about it is believed. */
export interface RawEntry {
  readonly sequence: number
  readonly at: string
  readonly by: string | null
  /** The event as canonical JSON text (RFC 8785). */
  readonly event: string
  readonly previous: string
  readonly hash: string
}

export interface ChainCheck {
  readonly entries: number
  readonly head: Sha256
  /** The number of the first entry that was altered, removed or put in, or null. */
  readonly firstAltered: number | null
  readonly message: string
}

function parsedEvent(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Recomputes the whole chain and names the first entry that does not follow from the one before it. */
export function checkChain(rows: Iterable<RawEntry>): ChainCheck {
  let previous: Sha256 = chainStart
  let count = 0
  for (const row of rows) {
    count += 1
    const entry = auditEntrySchema.safeParse({ ...row, event: parsedEvent(row.event) })
    const follows =
      entry.success &&
      entry.data.sequence === count &&
      entry.data.previous === previous &&
      entryHash(entry.data) === entry.data.hash &&
      // A text that means the same to one reader may mean something else to the next (a key given twice), so it must be the one text.
      canonicalJson(entry.data.event) === row.event
    if (!follows) {
      const message = `Entry ${count} of the log is not what was written: it, or the one before it, was altered, removed or put in. The entries before it hold.`
      return { entries: count, head: previous, firstAltered: count, message }
    }
    previous = row.hash
  }
  return { entries: count, head: previous, firstAltered: null, message: `All ${count} entries hold, from the first to the last.` }
}
