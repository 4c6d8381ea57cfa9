import { expect, it } from 'vitest'
import { filesOf } from '#shared/signing/files.ts'
import { ceremony, id, noon, signature, signer } from '#test/helpers/records.ts'

it('names every file of a signing once: states, scans, certificate, counterparts, stamps', () => {
  const ink = { scan: id<'blob'>('scan'), pages: 2, shows: [1, 2], signedOn: '2026-03-01', original: 'The safe' }
  const whole = ceremony([signer(1, { signature: signature({ pdf: id('one') }) }), signer(2, { signature: signature({ pdf: id('one'), ink }) }), signer(3)], {
    executionCopy: id('copy'), pdf: id('now'), finished: id('finished'), certificate: id('certificate'), conformed: id('conformed'),
    handedOut: [{ at: noon, pdf: id('out'), signers: [] }], pendingTimeStamp: { at: noon, pending: id('pending'), request: id('request') },
    timeStamps: [{ at: noon, authority: 'Here', local: true, pdf: id('stamped') }], longTermData: [{ at: noon, certificates: 1, lists: 1, pdf: id('lasting') }],
  })
  expect(filesOf(whole).toSorted()).toEqual(['certificate', 'conformed', 'copy', 'finished', 'lasting', 'now', 'one', 'out', 'pending', 'request', 'scan', 'stamped'])
  expect(filesOf(ceremony([signer(1)]))).toEqual(['0'.repeat(64)])
})
