import { describe, expect, it } from 'vitest'
import { choicesFor, kindFrom, noticeAsked } from '#renderer/features/renewal/choices.ts'

describe('what can be decided about the end of a term', () => {
  it.each([
    ['fixed', ['renegotiate', 'let lapse']],
    ['automatic', ['renew', 'renegotiate', 'let lapse', 'terminate']],
    ['optional', ['renew', 'renegotiate', 'let lapse']],
    ['evergreen', ['renew', 'renegotiate', 'terminate']],
    [null, []],
  ] as const)('of %s terms: %j', (kind, choices) => {
    expect(choicesFor(kind)).toEqual(choices)
  })

  it('goes out as a notice only where one is given', () => {
    expect([noticeAsked('terminate', 'evergreen'), noticeAsked('let lapse', 'automatic'), noticeAsked('renew', 'optional')]).toEqual([true, true, true])
    expect([noticeAsked('renew', 'automatic'), noticeAsked('let lapse', 'fixed'), noticeAsked('renegotiate', 'automatic')]).toEqual([false, false, false])
  })

  it('knows the kinds from other text', () => {
    expect([kindFrom('automatic'), kindFrom('unknown')]).toEqual(['automatic', null])
  })
})
