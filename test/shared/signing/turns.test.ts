import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Signer } from '#shared/signing/ceremony.ts'
import { withSignature } from '#shared/signing/sign.ts'
import { hasExpired, lockOf, openSigners } from '#shared/signing/turns.ts'
import { ceremony, id, noon, signature, signer } from '#test/helpers/records.ts'

const names = (signers: readonly Signer[]): string[] => signers.map(({ name }) => name)
/** Abe approves; then Lena, whom Wanda attests, and Tom in any order; Cora gets a copy. */
const mixed = [
  signer(1, { name: 'Abe', role: 'approver', turn: 1 }),
  signer(2, { name: 'Lena', turn: 2 }),
  signer(3, { name: 'Wanda', role: 'witness', witnessOf: id('s2'), turn: 2 }),
  signer(4, { name: 'Tom', turn: 2 }),
  signer(5, { name: 'Cora', role: 'copy', turn: 1 }),
]

describe('whose turn it is', () => {
  it('is everyone of a turn at once, a witness only after the one signature they attest', () => {
    let present = ceremony(mixed)
    const seen: string[][] = []
    for (const who of ['s1', 's4', 's2', 's3']) {
      seen.push(names(openSigners(present)))
      present = withSignature(present, id(who), signature())
    }
    expect(seen).toEqual([['Abe'], ['Lena', 'Tom'], ['Lena'], ['Wanda']])
    expect(present.state).toBe('completed')
  })

  it('goes by the order where a signing has no turns', () => {
    expect(names(openSigners(ceremony([signer(1), signer(2)])))).toEqual(['Signer 1'])
  })

  it('is nobody’s once the signing has ended', () => {
    expect(openSigners({ ...ceremony(mixed), state: 'declined' })).toEqual([])
  })
})

describe('what a signature locks', () => {
  it('is their own fields for each who may be last, and nothing for whoever is surely not', () => {
    expect(mixed.map((each) => lockOf(mixed, each))).toEqual([null, null, 'own', 'own', null])
  })

  it('is everything for the one who is surely last', () => {
    const serial = [signer(1, { turn: 1 }), signer(2, { turn: 2 }), signer(3, { turn: 2, role: 'witness', witnessOf: id('s2') })]
    expect(serial.map((each) => lockOf(serial, each))).toEqual([null, null, 'all'])
  })
})

describe('the time to sign', () => {
  it('runs out at its moment, only while the signing is open', () => {
    expect(hasExpired({ state: 'open', expiresAt: null }, noon)).toBe(false)
    expect(hasExpired({ state: 'open', expiresAt: noon }, '2026-03-02T11:59:59.999Z')).toBe(false)
    expect(hasExpired({ state: 'open', expiresAt: noon }, noon)).toBe(true)
    expect(hasExpired({ state: 'completed', expiresAt: noon }, noon)).toBe(false)
  })
})

describe('any signing', () => {
  const signers = fc.array(fc.record({ turn: fc.integer({ min: 1, max: 4 }), witness: fc.boolean(), role: fc.constantFrom('signer' as const, 'approver' as const, 'copy' as const) }), { minLength: 1, maxLength: 6 }).map((all) =>
    all.flatMap(({ turn, witness, role }, at): Signer[] => {
      const one = signer(at * 2 + 1, { turn, role })
      return role === 'signer' && witness ? [one, signer(at * 2 + 2, { turn, role: 'witness', witnessOf: one.id })] : [one]
    }),
  )

  it('can always go on until all have signed, whoever of those open signs next; nobody signs before an earlier turn, and whoever locks everything is last', () => {
    fc.assert(
      fc.property(signers, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (all, choices) => {
        let present = ceremony(all)
        const done: Signer[] = []
        for (const choice of choices) {
          const open = openSigners(present)
          const next = open[choice % Math.max(1, open.length)]
          if (next === undefined) break
          present = withSignature(present, next.id, signature())
          done.push(next)
        }
        expect(done.length).toBe(all.filter(({ role }) => role !== 'copy').length)
        expect(done.map(({ turn }) => turn)).toEqual(done.map(({ turn }) => turn).toSorted())
        for (const [at, { witnessOf }] of done.entries()) if (witnessOf !== null) expect(done.slice(0, at).some((each) => each.id === witnessOf)).toBe(true)
        const locks = done.map((each) => lockOf(all, each))
        if (done.length > 0) expect(locks.at(-1)).not.toBeNull()
        expect(locks.slice(0, -1)).not.toContain('all')
      }),
    )
  })
})
