import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openToken, tokensOf } from '#electron/signing/external-key/token.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { preparedPdf } from '../base-pdfs.ts'
import { openssl, opensslIdentity, temporaryFolder } from '../openssl-keys.ts'
import { pdfsig } from '../pdf-tools.ts'

const MODULE = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so'].find((path) => existsSync(path))
const missing = MODULE === undefined || spawnSync('softhsm2-util', ['--version']).error !== undefined || spawnSync('pkcs11-tool', ['--version']).error !== undefined
const KINDS = ['RSA 2048', 'RSA 4096', 'P-256', 'P-384'] as const
const folder = temporaryFolder()
const module = MODULE ?? ''

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
}

beforeAll(() => {
  if (missing) {
    console.warn('skipped: SoftHSM and OpenSC are not installed')
    return
  }
  mkdirSync(join(folder.path, 'tokens'))
  writeFileSync(join(folder.path, 'softhsm2.conf'), `directories.tokendir = ${join(folder.path, 'tokens')}\n`)
  process.env['SOFTHSM2_CONF'] = join(folder.path, 'softhsm2.conf')
  run('softhsm2-util', '--init-token', '--free', '--label', 'Firm Ltd', '--pin', '1234', '--so-pin', '5678')
  for (const [at, kind] of KINDS.entries()) {
    const { keyFile, certificate } = opensslIdentity(folder.path, `Card ${kind}`, kind)
    const [pkcs8, der, id] = [join(folder.path, 'key.p8'), join(folder.path, 'card.der'), `0${at + 1}`]
    writeFileSync(pkcs8, openssl('pkcs8', '-topk8', '-nocrypt', '-in', keyFile))
    writeFileSync(der, certificate)
    run('softhsm2-util', '--import', pkcs8, '--token', 'Firm Ltd', '--label', kind, '--id', id, '--pin', '1234')
    run('pkcs11-tool', '--module', module, '--token-label', 'Firm Ltd', '--login', '--pin', '1234', '--write-object', der, '--type', 'cert', '--id', id, '--label', kind)
  }
}, 60_000)
afterAll(() => { folder.remove() })

describe.skipIf(missing)('a token behind PKCS #11', () => {
  it('signs with each of its keys; poppler and our verifier agree', async () => {
    const pdf = await preparedPdf('table')
    const signedAt = new Date(Date.now() + 120_000)
    expect(await tokensOf(module)).toEqual(['Firm Ltd'])
    using token = await openToken({ module, label: 'Firm Ltd', pin: '1234' })
    expect(token.identities.map(({ label }) => label).toSorted()).toEqual([...KINDS].toSorted())
    for (const { fingerprint, label, subject } of token.identities) {
      expect(subject).toBe(`CN=Card ${label}`)
      for (const scheme of label.startsWith('RSA') ? ['RSASSA-PKCS1-v1_5', 'RSASSA-PSS'] as const : ['ECDSA'] as const) {
        using key = token.signingKey(fingerprint, scheme)
        const signed = await signIncrement({ pdf, field: 'supplier', key, signerName: label, signedAt: signedAt.toISOString(), certify: true })
        expect([label, scheme, pdfsig(signed)]).toEqual([label, scheme, [{ name: 'supplier', valid: true, total: true }]])
        expect(verifyPdf(signed, { trusted: new Map(), now: new Date(signedAt.getTime() + 1000) }).verdict).toBe('intact')
      }
    }
  }, 30_000)

  it('is refused in words with a wrong PIN, another name, or once let go of', async () => {
    const code = (act: Promise<unknown>): Promise<unknown> => act.then(() => 'opened', (error: { code?: string }) => error.code)
    expect(await code(openToken({ module, label: 'Firm Ltd', pin: '9999' }))).toBe('device.wrong-pin')
    expect(await code(openToken({ module, label: 'Another', pin: '1234' }))).toBe('device.no-token')
    const token = await openToken({ module, pin: '1234' })
    expect(() => token.signingKey('00')).toThrow(expect.objectContaining({ code: 'device.no-key' }))
    const key = token.signingKey(token.identities[0]?.fingerprint ?? '')
    token.close()
    expect(() => key.sign(Buffer.from('x'))).toThrow(expect.objectContaining({ code: 'identity.locked' }))
  })
})

describe('a module', () => {
  it('that is not there, or is none, is refused in words', async () => {
    const none = join(folder.path, 'none.so')
    await expect(tokensOf(none)).rejects.toMatchObject({ code: 'device.module-unreadable' })
    writeFileSync(none, readFileSync(import.meta.filename))
    await expect(tokensOf(none)).rejects.toMatchObject({ code: 'device.module-unreadable' })
  })
})
