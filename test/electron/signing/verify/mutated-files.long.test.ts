import { describe, expect, it } from 'vitest'
import { runMutationChild } from './run-mutation-child.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000))

describe(`twenty thousand files changed at random (SEED=${seed})`, () => {
  it('never crash the verifier, take five seconds or 500 MB, or are called intact where a covered byte is another', () => {
    const run = runMutationChild(20_000, seed, 1_700_000)
    expect(run.crashes).toEqual([])
    expect(run.wronglyFine).toEqual([])
    expect(run.slowest).toBeLessThan(5000)
    expect(run.memory).toBeLessThan(500_000_000)
  }, 1_800_000)
})
