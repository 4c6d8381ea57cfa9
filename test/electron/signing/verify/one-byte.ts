import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import type { Verdict } from '#shared/signing/verification.ts'

/** The time at which test files are verified. */
export const now = new Date('2026-06-01T00:00:00Z')

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

/** Every kind of place in a signed file, thinly: `every` n-th offset of each stretch from `from` to `to`. */
export function* everyNth(from: number, to: number, every: number): Generator<number> {
  for (let offset = from; offset < to; offset += every) yield offset
}

/** The gap of each signature in the file: the hexadecimal digits of Contents with their brackets. */
export function gapsIn(pdf: Uint8Array): (readonly [number, number])[] {
  const content = Buffer.from(pdf).toString('latin1')
  return [...content.matchAll(/\/Contents\s*(<[0-9a-fA-F]{200,}>)/g)].map((found) => [found.index + found[0].indexOf('<'), found.index + found[0].length] as const)
}

/** Offsets in the file where the sections of the cross-reference stand, up to their %%EOF. */
export function sectionsIn(pdf: Uint8Array): (readonly [number, number])[] {
  const content = Buffer.from(pdf).toString('latin1')
  return [...content.matchAll(/startxref\s+(\d+)\s+%%EOF/g)].map((found) => [Number(found[1]), found.index + found[0].length] as const)
}

/** Other values for a byte: its other case or neighbour, a space, a digit, a delimiter, its complement. */
export const otherValues = (byte: number): readonly number[] => [byte ^ 0x20, byte ^ 0x01, 0x20, 0x30, 0x3e, byte ^ 0xff]
