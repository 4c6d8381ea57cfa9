import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pdfsig, qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { annotated, signedBy, stampedElsewhere, stranger } from '#test/electron/signing-room/elsewhere.ts'
import { approved, keyring, opensslP12 } from '#test/electron/signing-room/room.ts'
import { passphrase } from '#test/helpers/signing-path.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')

describe('signing from the command line', { timeout: 180_000 }, () => {
  it('takes keys in, seals, signs, gives out, takes back and stamps', async () => {
    await using app = await openedApplication()
    app.clock.now = new Date(Date.now() - 60_000).toISOString()
    const contract = await approved(app)
    const key = keyring(app)
    await key('Ada Marlow', { mine: true })
    await key('The clock', { kind: 'authority' })
    await app.ask('session.close', {})
    const at = (name: string): string => join(app.folder, name)
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--workspace', app.path, '--json'], { encoding: 'utf8', cwd: app.folder, env: { ...process.env, COUNTERSIGN_PASSPHRASE: passphrase } })
      return { code: status, said: stdout === '' ? null : JSON.parse(stdout) as unknown, complained: stderr }
    }
    writeFileSync(at('word'), 'their words\n')
    writeFileSync(at('seal'), `${passphrase}\n`)
    writeFileSync(at('foreign.p12'), opensslP12('Wanda Weir', 'their words'))
    expect(run('identity', 'import', at('foreign.p12'), '--file-passphrase-file', at('word'))).toMatchObject({ code: 0, said: { name: 'Wanda Weir', imported: true } })
    expect(run('identity', 'import', at('foreign.p12'), '--file-passphrase-file', at('seal'))).toMatchObject({ code: 2, complained: expect.stringContaining('identity.wrong-passphrase') })
    expect(run('identity', 'list').said).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Ada Marlow' }), expect.objectContaining({ name: 'The clock', kind: 'authority' }), expect.objectContaining({ name: 'Wanda Weir', imported: true })]))
    expect(run('identity', 'back-up', 'Wanda Weir', '--file-passphrase-file', at('word'), '-o', at('backup.p12')).code).toBe(0)

    const consent = '--i-have-read-it-and-consent'
    expect(run('sign', contract, '--as', 'Ada Marlow', '--witness', 'Wanda Weir', consent, '--seal', 'Ada Marlow', '--seal-passphrase-file', at('seal'))).toMatchObject({ code: 0, said: { signed: 'Ada Marlow', next: 'Wanda Weir' } })
    expect(run('give-out', contract, '--to', 'Wanda Weir', '-o', at('out.pdf')).code).toBe(0)
    const out = readFileSync(at('out.pdf'))
    expect(pdfsig(out).map(({ name, valid }) => [name, valid])).toEqual([['Signature1', true], ['Seal', true]])
    const back = await signedBy(stranger('W. Weir'), out, 'Witness2', { signedAt: new Date().toISOString() })
    writeFileSync(at('changed.pdf'), await annotated(back))
    writeFileSync(at('back.pdf'), back)
    expect(run('take-back', contract, at('changed.pdf'))).toMatchObject({ code: 1, said: { taken: false, code: 'exchange.changed' } })
    expect(run('take-back', contract, at('back.pdf'))).toMatchObject({ code: 0, said: { taken: true, state: 'open', signed: [{ name: 'Wanda Weir', certified: 'W. Weir' }] } })
    expect(run('sign', contract, '--as', 'Tom Bright', consent)).toMatchObject({ code: 0, said: { state: 'completed' } })

    expect(run('time-stamp', contract, '--authority', 'The clock')).toMatchObject({ code: 0, said: { authority: 'The clock', local: true } })
    expect(run('time-stamp', contract, '--request', at('request.tsq')).code).toBe(0)
    writeFileSync(at('response.tsr'), await stampedElsewhere(readFileSync(at('request.tsq')), new Date().toISOString()))
    expect(run('time-stamp', contract, '--response', at('response.tsr'))).toMatchObject({ code: 0, said: { authority: 'Public Stamps', local: false } })
    expect(run('export', contract, '--format', 'signed', '-o', at('signed.pdf')).code).toBe(0)
    qpdfCheck(readFileSync(at('signed.pdf')))
  })
})
