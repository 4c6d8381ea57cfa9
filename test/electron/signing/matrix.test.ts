import { describe, expect, it } from 'vitest'
import { signAndJudge } from './signing-matrix.ts'
import type { Ceremony } from './signing-matrix.ts'

const CEREMONIES: readonly Ceremony[] = [
  { signers: 2, pages: 3, kind: 'table', order: 'serial', sealed: true },
  { signers: 3, pages: 3, kind: 'stream', order: 'serial', sealed: false },
  { signers: 3, pages: 3, kind: 'table', order: 'parallel', sealed: true },
  { signers: 10, pages: 3, kind: 'table', order: 'serial', sealed: false },
  { signers: 10, pages: 3, kind: 'stream', order: 'parallel', sealed: true },
  { signers: 2, pages: 50, kind: 'stream', order: 'parallel', sealed: false },
]

describe('a document signed by several, with a witness, their names and a box', () => {
  it.each(CEREMONIES)('$signers signers, $pages pages, $order, as a $kind, sealed: $sealed', async (ceremony) => {
    const { added } = await signAndJudge(ceremony)
    expect(Math.max(...added)).toBeLessThan(40 * 1024)
  }, 30_000)
})
