import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { submitted, twoHouses } from '#test/electron/exchange/two-houses.ts'
import { passphrase } from '#test/helpers/signing-path.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')

describe('approvals between machines from the command line', { timeout: 600_000 }, () => {
  it('go out, are shown, answered and taken in, and a wrong file is an answer of no', async () => {
    await using houses = await twoHouses()
    const { marlow, desk } = houses
    for (const app of [marlow, desk]) app.clock.now = new Date(Date.now() - 60_000).toISOString()
    const contract = await submitted(marlow)
    const title = (await marlow.ask('contracts.get', { contract })).contract.title
    const paths = { marlow: marlow.path, desk: desk.path }
    for (const app of [marlow, desk]) await app.ask('session.close', {})
    const at = (name: string): string => join(marlow.folder, name)
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', cwd: marlow.folder, env: { ...process.env, COUNTERSIGN_PASSPHRASE: passphrase } })
      return { code: status, said: stdout, complained: stderr }
    }
    const json = (...args: string[]) => {
      const { said, ...rest } = run(...args, '--json')
      return { ...rest, said: said === '' ? null : JSON.parse(said) as unknown }
    }
    const [atMarlow, atDesk] = [['--workspace', paths.marlow], ['--workspace', paths.desk]]

    expect(json('identity', 'certificate', 'Ben Marlow', ...atDesk, '-o', at('ben.pem'))).toMatchObject({ code: 0, said: { fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(readFileSync(at('ben.pem'), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----\n[^]+\n-----END CERTIFICATE-----\n$/)
    const asked = ['approvals', 'request', title, ...atMarlow, '--for', 'Ben Marlow', '--identity', 'Ada Marlow']
    expect(json(...asked, '-o', at('request.json'))).toMatchObject({ code: 0, said: { file: at('request.json'), keyKnown: false } })
    expect(run(...asked, '--stage', 'Board', '-o', at('x.json'))).toMatchObject({ code: 2, complained: expect.stringContaining('approval-request.no-stage') })
    expect(run(...asked, '--days', '91', '-o', at('x.json'))).toMatchObject({ code: 2, complained: expect.stringContaining('cli.bad-days') })
    expect(run('approvals', 'request', title, ...atMarlow, '--identity', 'Ada Marlow')).toMatchObject({ code: 2, complained: expect.stringContaining('--for NAME') })

    const shown = json('approvals', 'show', at('request.json'))
    expect(shown).toMatchObject({ code: 0, said: { kind: 'request', for: 'Ben Marlow', stage: 'Owner', signedBy: { name: 'Ada Marlow' }, text: expect.stringContaining('first day of each month') } })
    expect(run('approvals', 'show', at('request.json')).said).toContain('Ada Marlow of Marlow Ltd asks Ben Marlow to decide the stage “Owner”')
    writeFileSync(at('altered.json'), readFileSync(at('request.json'), 'utf8').replace('first day', 'last day'))
    expect(json('approvals', 'show', at('altered.json'))).toMatchObject({ code: 1, said: { taken: false, code: 'approval-file.altered' } })
    expect(run('approvals', 'show', at('none.json')).code).toBe(2)

    const answer = ['approvals', 'answer', at('request.json'), ...atDesk, '--identity', 'Ben Marlow']
    expect(run(...answer)).toMatchObject({ code: 2, complained: expect.stringContaining('cli.no-decision') })
    expect(json(...answer, '--reject')).toMatchObject({ code: 1, said: { code: 'approval-file.no-reason' } })
    expect(json(...answer, '--approve', '--reason', 'Reads well.', '-o', at('decision.json'))).toMatchObject({ code: 0, said: { decision: 'approved', title, file: at('decision.json') } })
    expect(json(...answer, '--approve', '-o', at('again.json'))).toMatchObject({ code: 1, said: { code: 'approval-file.answered' } })
    expect(json('approvals', 'show', at('decision.json'))).toMatchObject({ code: 0, said: { kind: 'decision', decision: 'approved', reason: 'Reads well.' } })

    const take = ['approvals', 'take', at('decision.json'), ...atMarlow]
    expect(json(...take)).toMatchObject({ code: 1, said: { taken: false, code: 'approval-file.unknown-key' } })
    expect(json('approvals', 'add-key', 'Ben Marlow', at('ben.pem'), ...atMarlow)).toMatchObject({ code: 0, said: { name: 'Ben Marlow' } })
    expect(json(...take)).toMatchObject({ code: 0, said: { taken: true, contract, state: 'approved', message: `Ben Marlow approved “${title}”. The contract is approved.` } })
    expect(run(...take)).toMatchObject({ code: 1, said: expect.stringContaining('(approval-file.replayed)') })
    expect(json('approvals', 'take', at('request.json'), ...atMarlow)).toMatchObject({ code: 1, said: { code: 'approval-file.not-a-decision' } })
  })
})
