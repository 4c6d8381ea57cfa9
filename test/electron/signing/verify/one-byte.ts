import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import type { Verdict } from '#shared/signing/verification.ts'

/** The time at which test files are verified. */
export const now = new Date('2025-06-01T00:00:00Z')

export function verdictFor(bytes: Uint8Array): Verdict {
  return verifyPdf(bytes, { trusted: new Map(), now }).verdict
}

/** Offsets where changing one byte to one of `values` gives a verdict that is neither modified nor invalid. */
export function toleratedChanges(pdf: Uint8Array, offsets: Iterable<number>, values: (byte: number) => readonly number[]): string[] {
  const copy = Uint8Array.from(pdf)
  const tolerated: string[] = []
  for (const offset of offsets) {
    const byte = copy[offset] ?? 0
    for (const value of values(byte)) {
      if (value === byte) continue
      copy[offset] = value
      const verdict = verdictFor(copy)
      if (verdict !== 'modified' && verdict !== 'invalid') tolerated.push(`byte ${offset}: ${byte} to ${value} is ${verdict}`)
    }
    copy[offset] = byte
  }
  return tolerated
}

/** Numbers from a seed (mulberry32), so that a failing sample can be found again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
