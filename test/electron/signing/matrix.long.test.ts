import { describe, expect, it } from 'vitest'
import { signAndJudge } from './signing-matrix.ts'
import type { Ceremony } from './signing-matrix.ts'

const CEREMONIES = [3, 50, 200].flatMap((pages) => [2, 3, 10].flatMap((signers) => (['serial', 'parallel'] as const).map((order, at): Ceremony => (
  { signers, pages, order, kind: (signers + at) % 2 === 0 ? 'table' : 'stream', sealed: signers !== 3 }
))))

describe('documents of every size signed by several', () => {
  it.each(CEREMONIES)('$signers signers, $pages pages, $order, as a $kind, sealed: $sealed', async (ceremony) => {
    const { added } = await signAndJudge(ceremony)
    expect(Math.max(...added)).toBeLessThan(40 * 1024)
  })
})
