import type { FindingCode, Verdict } from '#shared/signing/verification.ts'
import type { Limits } from '#electron/signing/verify/syntax/budget.ts'

/** One file made for a test, what it must be called, and the finding that must be among the reasons. */
export interface Case {
  readonly name: string
  readonly pdf: () => Uint8Array
  readonly verdict: Verdict
  readonly code?: FindingCode
  readonly limits?: Limits
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** Replaces the last occurrence of a text by another of the same length, as an attacker must who cannot move bytes. */
export function overwrite(pdf: Uint8Array, before: string, after: string): Buffer {
  const content = latin1(pdf)
  const at = content.lastIndexOf(before)
  if (at < 0) throw new Error(`The file does not hold ${before}`)
  return Buffer.from(content.slice(0, at) + after.padEnd(before.length) + content.slice(at + before.length), 'latin1')
}

/** Replaces what a pattern finds last, whatever its length. */
export function rewrite(pdf: Uint8Array, pattern: RegExp, change: (found: string) => string): Buffer {
  const content = latin1(pdf)
  const found = [...content.matchAll(new RegExp(pattern, 'g'))].at(-1)
  if (found === undefined) throw new Error(`The file does not hold ${pattern}`)
  return Buffer.from(content.slice(0, found.index) + change(found[0]) + content.slice(found.index + found[0].length), 'latin1')
}

export const added = (pdf: Uint8Array, text: string) => Buffer.concat([pdf, Buffer.from(text, 'latin1')])
