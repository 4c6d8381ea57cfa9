import { describe, expect, it } from 'vitest'
import { pdfsig, qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { actOf, ada, keyring, named, openssl, opened, tom, wanda, type House } from '#test/electron/signing-room/room.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { passphrase } from '#test/helpers/signing-path.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

async function signedByAll(app: House, key: ReturnType<typeof keyring>): Promise<Ceremony> {
  const ceremony = await opened(app, [ada, wanda, tom])
  for (const { name } of ceremony.signers) await app.ask('signing.sign', actOf(ceremony, name, await key(name)))
  return (await app.ask('signing.get', { ceremony: ceremony.id })).ceremony
}

const config = `[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ext\n[dn]\nCN=Public Stamps\n[ext]\nextendedKeyUsage=critical,timeStamping\n
[tsa]\ndefault_tsa=it\n[it]\nserial=serial\ncrypto_device=builtin\nsigner_cert=tsa.crt\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\nordering=yes\ntsa_name=yes\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n`

/** A time-stamp authority elsewhere: openssl answers a request. */
function answered(request: Uint8Array): Uint8Array {
  return openssl({ 'tsa.cnf': Buffer.from(config), 'in.tsq': request, serial: Buffer.from('01\n') }, [
    ['req', '-new', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.crt', '-days', '3650', '-config', 'tsa.cnf'],
    ['ts', '-reply', '-config', 'tsa.cnf', '-section', 'it', '-queryfile', 'in.tsq', '-out', 'out.tsr'],
  ], 'out.tsr')
}

/** An authority that issued nothing, with its empty revocation list. */
function authorityAndList(): { certificate: Uint8Array; list: Uint8Array } {
  const ca = '[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ext\n[dn]\nCN=Bright Root\n[ext]\nbasicConstraints=critical,CA:true\nkeyUsage=keyCertSign,cRLSign\n[ca]\ndefault_ca=it\n[it]\ndatabase=index\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=3650\n'
  const both = openssl({ 'ca.cnf': Buffer.from(ca), index: Buffer.alloc(0), number: Buffer.from('01\n') }, [
    ['req', '-new', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '3650', '-config', 'ca.cnf'],
    ['ca', '-gencrl', '-config', 'ca.cnf', '-keyfile', 'ca.key', '-cert', 'ca.crt', '-out', 'ca.crl'],
    ['crl2pkcs7', '-in', 'ca.crl', '-certfile', 'ca.crt', '-out', 'both.p7'],
    ['pkcs7', '-in', 'both.p7', '-print_certs', '-out', 'certs.pem'],
    ['crl', '-in', 'ca.crl', '-out', 'list.pem'],
  ], 'list.pem')
  return { list: both, certificate: openssl({ 'ca.cnf': Buffer.from(ca) }, [['req', '-new', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'ca.key', '-outform', 'DER', '-out', 'ca.der', '-days', '3650', '-config', 'ca.cnf']], 'ca.der') }
}

describe('the time of a finished file', { timeout: 180_000 }, () => {
  it('is stamped here and labelled as a local clock, and by an authority elsewhere through files', async () => {
    await using app = await openedApplication()
    // openssl stamps by the real clock, and nothing may be stamped in the future.
    app.clock.now = new Date().toISOString()
    const key = keyring(app)
    const done = await signedByAll(app, key)
    const ceremony = done.id
    const authority = { id: await key('Marlow Ltd clock', { kind: 'authority' }), passphrase }
    expect(await app.code('signing.stampHere', { ceremony, authority: { id: await key('Ada Marlow'), passphrase } })).toBe('identity.not-an-authority')
    expect(await app.code('signing.stampHere', { ceremony, authority: { ...authority, passphrase: 'guess' } })).toBe('identity.wrong-passphrase')
    expect(await app.code('signing.sign', actOf(done, 'Ada Marlow', authority.id))).toBe('signing.ended')
    expect(await app.code('signing.takeTimeStamp', { ceremony, blob: app.put(Buffer.from('x'), '', 'x.tsr') })).toBe('time-stamp.not-asked')

    const { blob, fileName } = await app.ask('signing.requestTimeStamp', { ceremony })
    expect(fileName).toBe('Lease of the yard.tsq')
    const response = answered(app.bytes(blob))
    expect(await app.code('signing.takeTimeStamp', { ceremony, blob: app.put(Buffer.from('Dear Sir'), '', 'x.tsr') })).toBe('time-stamp.damaged')
    const stamped = await app.ask('signing.takeTimeStamp', { ceremony, blob: app.put(response, 'application/timestamp-reply', 'x.tsr') })
    expect(stamped).toMatchObject({ pendingTimeStamp: null, finished: done.pdf, timeStamps: [{ authority: 'Public Stamps', local: false, pdf: stamped.pdf }] })

    const { blob: second } = await app.ask('signing.requestTimeStamp', { ceremony })
    const { certificate, list } = authorityAndList()
    const kept = await app.ask('signing.addLongTermData', { ceremony, blobs: [app.put(certificate, '', 'ca.der'), app.put(list, '', 'ca.crl')] })
    expect(kept.longTermData).toMatchObject([{ certificates: 1, lists: 1 }])
    expect(await app.code('signing.takeTimeStamp', { ceremony, blob: app.put(answered(app.bytes(second)), '', 'x.tsr') })).toBe('time-stamp.not-asked')
    expect(await app.code('signing.addLongTermData', { ceremony, blobs: [app.put(Buffer.from('Dear Sir'), '', 'x')] })).toBe('validation-data.unreadable')

    const local = await app.ask('signing.stampHere', { ceremony, authority })
    expect(local.timeStamps.map(({ authority: by, local: here }) => [by, here])).toEqual([['Public Stamps', false], ['Marlow Ltd clock', true]])
    qpdfCheck(app.bytes(local.pdf))
    expect(pdfsig(app.bytes(local.pdf)).filter(({ name }) => !name.startsWith('TimeStamp')).every(({ valid }) => valid)).toBe(true)
    const verified = await app.ask('verify.file', { blob: local.pdf, fileName: 'x.pdf' })
    expect(['intact', 'extended']).toContain(verified.report.verdict)
    expect(verified.report.signatures.filter(({ kind }) => kind === 'time-stamp').map(({ timeSource }) => timeSource.words)).toEqual([
      expect.stringContaining('Public Stamps'), expect.stringContaining('local clock'),
    ])
    expect(verified.recognised).toMatchObject({ what: 'last state', newest: true })
    expect((await app.ask('verify.file', { blob: done.pdf, fileName: 'x.pdf' })).recognised).toMatchObject({ what: 'earlier state', newest: false })
    expect(named(local, 'Tom Bright').signature?.pdf).toBe(done.pdf)
  })

  it('is not stamped before everyone has signed', async () => {
    await using app = await openedApplication()
    const ceremony = await opened(app, [ada, wanda, tom])
    expect(await app.code('signing.requestTimeStamp', { ceremony: ceremony.id })).toBe('time-stamp.not-complete')
  })
})
