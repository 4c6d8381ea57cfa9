import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dispatch } from '#electron/ipc/dispatch.ts'
import { api, channels, type Channel } from '#shared/ipc/api.ts'
import { shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication, testApplication } from '#test/helpers/test-application.ts'

const ofWorkspace = channels.filter((channel) => !channel.startsWith('session.'))

/** An input of the right shape, with ids of nothing. */
function shaped(channel: Channel): fc.Arbitrary<unknown> {
  const ids = fc.constantFrom('gone', 'lease', 'id-00000001')
  const json = z.toJSONSchema(api[channel].input, { unrepresentable: 'any', io: 'input' }) as { properties?: Record<string, unknown> }
  return fc.record(Object.fromEntries(Object.keys(json.properties ?? {}).map((name) => [name, fc.oneof(ids, fc.jsonValue(), fc.constant([]), fc.constant(null), fc.nat())])))
}

describe('the one dispatch', () => {
  it.each(['', 'contracts', 'contracts.delete', 'session.get ', 'toString', '__proto__', 'constructor'])('does not know “%s”', async (channel) => {
    await using app = testApplication()
    expect(await dispatch(app.application, channel, {})).toEqual({ ok: false, code: 'call.unknown', message: expect.any(String) })
  })

  it.each(ofWorkspace)('refuses %s while no workspace is open, or as badly put', async (channel) => {
    await using app = testApplication()
    const reply = await dispatch(app.application, channel, {})
    expect(reply).toMatchObject({ ok: false, code: expect.stringMatching(/^(session\.none|call\.bad-input)$/) })
  })

  it('says what does not fit, and does nothing', async () => {
    await using app = await openedApplication()
    const before = await app.ask('audit.check', {})
    for (const raw of [undefined, null, 7, 'x', [], {}, { title: '' }, { title: 'Lease' }, { title: 'Lease', type: 'loan' }, { title: 'Lease', type: 'lease', more: 1 }, { title: 'x'.repeat(301), type: 'lease' }]) {
      expect(await dispatch(app.application, 'contracts.createBlank', raw)).toMatchObject({ ok: false, code: 'call.bad-input', message: expect.stringContaining('Nothing was changed.') })
    }
    expect(await app.ask('audit.check', {})).toEqual(before)
  })

  it('tells the person nothing of a defect’s inside, and its maker everything', async () => {
    await using app = await openedApplication()
    app.services().db.exec('DROP TABLE contract_text')
    const reply = await app.call('search.find', { query: 'x', limit: 5 })
    expect(reply).toEqual({ ok: false, code: 'internal', message: 'Something went wrong inside Countersign. What was saved before is safe. Try again; if it stays, start Countersign anew.' })
    expect(String(app.reported)).toContain('contract_text')
  })

  it.each(channels)('answers %s in words, whatever is sent: never throws, never a defect, never half a change', async (channel) => {
    // Making and opening files wherever a random path points is not for a test.
    if (channel === 'session.create' || channel === 'session.createSample') return
    await using app = await openedApplication()
    await shortContract(app)
    const whole = (): unknown => app.application.current()?.db.pragma('integrity_check', { simple: true }) ?? 'closed'
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), shaped(channel)), async (raw) => {
        const reply = await dispatch(app.application, channel, raw)
        if (!reply.ok) {
          expect(reply.code).not.toBe('internal')
          expect(reply.message).toMatch(/\.$/)
        }
      }),
      { numRuns: 60 },
    )
    expect(app.reported).toEqual([])
    expect(['ok', 'closed']).toContain(whole())
    if (app.application.current() === null) await app.ask('session.open', { path: app.path })
    expect(await app.ask('audit.check', {})).toMatchObject({ firstAltered: null })
  })
})
