import type { RecordingStamp } from '#shared/redline/stamping.ts'

/** Whoever compares, with ids that are counted. */
export function countedStamp(prefix = 'change'): RecordingStamp {
  let count = 0
  return { author: 'Comparison', person: null, at: '2026-03-01T09:00:00.000Z', newId: () => `${prefix} ${(count += 1)}` }
}
