import { sign } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRequest, textIn } from '#electron/exchange/request-file.ts'
import { signerOf, signText } from '#electron/exchange/file-signature.ts'
import { largestFile, readSignedFile } from '#shared/approvals/files/read-file.ts'
import { doc, p } from '#shared/document/builders.ts'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { schema } from '#shared/document/schema.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { decisionBody, earlier, fingerprintOf, now, requestBody, signedFile, text, type Forged } from '#test/electron/exchange/signed-files.ts'
import { quickKey } from '#test/electron/signing/identities.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'
import { outcome, value } from '#test/helpers/records.ts'

const ada = identity('Ada Marlow')
const edith = identity('Edith', { kind: 'Ed25519' })
const mallory = identity('Mallory')

const read = (file: string, at = now) => outcome(readRequest(file, at))
const forged = (more: Partial<Forged>, body = requestBody()) => read(signedFile<'countersign-approval-request'>(body, { signer: ada, ...more }))

function outcomeOfBytes(bytes: Uint8Array): string {
  const file = textIn(bytes)
  return file.ok ? read(file.value) : file.refusal.code
}

describe.each([['P-256', ada], ['Ed25519', edith]] as const)('a request signed with %s', (_, signer) => {
  const file = signedFile<'countersign-approval-request'>(requestBody(), { signer })

  it('is read, with its text and what was approved before', () => {
    const request = value(readRequest(file, now))
    expect(request.signer.fingerprint).toBe(fingerprintOf(signer.certificate))
    expect(request.doc.eq(text)).toBe(true)
    expect([request.base?.number, request.base?.doc.eq(earlier)]).toEqual([1, true])
  })

  it('is refused wherever a single bit of it was turned', () => {
    const bytes = Buffer.from(file, 'utf8')
    const taken: number[] = []
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes)
      altered[at] = (bytes[at] ?? 0) ^ (1 << (at * 5 + 3) % 8)
      if (outcomeOfBytes(altered) === 'accepted') taken.push(at)
    }
    expect(bytes.length).toBeGreaterThan(1500)
    expect(taken).toEqual([])
  })

  it('is refused wherever something was put in, taken out or put in another place', () => {
    const bytes = Buffer.from(file, 'utf8')
    const place = fc.nat(bytes.length)
    fc.assert(
      fc.property(place, fc.nat(20), fc.uint8Array({ maxLength: 20 }), (at, gone, come) => {
        const altered = Buffer.concat([bytes.subarray(0, at), come, bytes.subarray(at + gone)])
        fc.pre(!altered.equals(bytes))
        expect(outcomeOfBytes(altered)).toMatch(/^approval-file\./)
      }),
      { numRuns: 200 },
    )
  })
})

describe('who signed a request', () => {
  it('is refused where the file says another way of signing than its key has', () => {
    expect(forged({ algorithm: 'Ed25519' })).toBe('approval-file.other-algorithm')
    expect(forged({ signer: edith, algorithm: 'ECDSA-P256-SHA256' })).toBe('approval-file.other-algorithm')
    for (const algorithm of ['none', 'HS256', 'ECDSA-P384-SHA384', '']) expect(forged({ algorithm }), algorithm).toBe('approval-file.malformed')
  })

  it('is refused where the key is of a kind that signs no approvals', () => {
    for (const kind of ['P-384', 'P-521', 'RSA'] as const) expect(forged({ signer: identity('Ada', { kind }), algorithm: 'ECDSA-P256-SHA256' }), kind).toBe('approval-file.unsupported-key')
    expect(forged({ signer: identity('Ada', { usage: [5, 6] }) })).toBe('approval-file.unsupported-key')
  })

  it('is refused outside the dates of the certificate', () => {
    expect(forged({ signer: identity('Ada', { to: '2026-03-01' }) })).toBe('approval-file.key-out-of-date')
    expect(forged({ signer: identity('Ada', { from: '2026-04-01' }) })).toBe('approval-file.key-out-of-date')
  })

  it('is refused where another certificate was put in the file', () => {
    const swapped = { certificate: mallory.certificate }
    expect(forged({ ...swapped, bodyAsGiven: true }, requestBody({ signer: fingerprintOf(ada.certificate) }))).toBe('approval-file.other-certificate')
    // Naming the other certificate in the body does not help: its key did not sign.
    expect(forged(swapped)).toBe('approval-file.altered')
    const reissued = identity('Ada the Great', { keyOf: ada })
    expect(forged({ certificate: reissued.certificate, bodyAsGiven: true }, requestBody({ signer: fingerprintOf(ada.certificate) }))).toBe('approval-file.other-certificate')
  })

  it('is refused where the certificate is none', () => {
    for (const certificate of [Buffer.alloc(0), Buffer.from('Dear Sir'), ada.certificate.subarray(0, 100), Buffer.concat([ada.certificate, Buffer.from([0])])]) {
      expect(forged({ certificate })).toMatch(/^approval-file\.(malformed|unsupported-key)$/)
    }
  })

  it.each([
    ['of something else', (_: Buffer, key: typeof ada.key) => sign('sha256', Buffer.from('something else'), key)],
    ['without its beginning', (data: Buffer, key: typeof ada.key) => sign('sha256', data, key).subarray(1)],
    ['with octets after it', (data: Buffer, key: typeof ada.key) => Buffer.concat([sign('sha256', data, key), Buffer.from([0])])],
    ['with two numbers instead of DER', (data: Buffer, key: typeof ada.key) => sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })],
    ['under another digest', (data: Buffer, key: typeof ada.key) => sign('sha512', data, key)],
    ['of noughts', () => Buffer.from('3006020100020100', 'hex')],
    ['of one octet', () => Buffer.from([0])],
  ])('is refused for a signature %s', (_, made) => {
    expect(forged({ value: made })).toBe('approval-file.altered')
  })

  it('is refused where base64 is written in more than one way', () => {
    const file = signedFile<'countersign-approval-request'>(requestBody(), { signer: edith })
    const value = /"value":"([^"]+==)"/.exec(file)?.[1] ?? ''
    expect(value).toMatch(/[AQgw]==$/)
    const last = value.at(-3) ?? ''
    const other = value.slice(0, -3) + ({ A: 'B', Q: 'R', g: 'h', w: 'x' }[last] ?? '') + '=='
    expect(Buffer.from(other, 'base64')).toEqual(Buffer.from(value, 'base64'))
    expect(read(file.replace(value, other))).toBe('approval-file.malformed')
    expect(read(file.replace(value, value.slice(0, -2)))).toBe('approval-file.malformed')
  })
})

describe('the texts of a request', () => {
  const said = (more: Parameters<typeof requestBody>[0]) => forged({}, requestBody(more))
  const { document, version } = requestBody()

  it('are the ones it names', () => {
    expect(said({ version: { ...version, hash: 'c'.repeat(64) } })).toBe('approval-file.other-text')
    expect(said({ document: { type: 'doc', content: [] } })).toBe('approval-file.other-text')
    expect(said({ base: { number: 1, hash: 'c'.repeat(64), document } })).toBe('approval-file.other-text')
    expect(said({ base: { number: 1, hash: 'c'.repeat(64), document: null } })).toBe('approval-file.other-text')
    expect(value(readRequest(signedFile<'countersign-approval-request'>(requestBody({ base: { number: 1, hash: version.hash, document: null } }), { signer: ada }), now)).base?.doc.eq(text)).toBe(true)
    expect(value(readRequest(signedFile<'countersign-approval-request'>(requestBody({ base: null }), { signer: ada }), now)).base).toBeNull()
  })

  it('are documents, under the hash of what is shown', () => {
    const script = { type: 'doc', content: [{ type: 'script', content: [] }] }
    const hash = (json: unknown) => fingerprintOf(Buffer.from(canonicalJson(json), 'utf8'))
    expect(said({ document: script, version: { ...version, hash: hash(script) } })).toBe('approval-file.other-text')
    // What a hash of ours leaves out may not come along either.
    const roundabout = { ...text.toJSON() as Record<string, unknown> }
    expect(said({ document: roundabout, version: { ...version, hash: hash(roundabout) } })).toBe('approval-file.other-text')
    expect(said({ document: roundabout })).toBe('approval-file.other-text')
  })
})

describe('the pictures of a request', () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  const blob = fingerprintOf(png)
  const picture = { blob, mediaType: 'image/png' as const, bytes: png.toString('base64') }
  const withPicture = doc({}, p('The plan:'), schema.nodes.paragraph.create({ id: 'plan' }, schema.nodes.image.create({ blob, mediaType: 'image/png', alt: 'The plan', width: 100, height: 80 })))
  const body = (pictures: unknown) =>
    requestBody({ document: JSON.parse(canonicalDocument(withPicture)) as Record<string, unknown>, version: { number: 2, hash: documentHash(withPicture) }, pictures: pictures as (typeof picture)[] })

  it('are exactly those that its texts name', () => {
    expect(value(readRequest(signedFile<'countersign-approval-request'>(body([picture]), { signer: ada }), now)).pictures).toEqual([{ bytes: png, mediaType: 'image/png', fileName: null }])
    expect(forged({}, body([]))).toBe('approval-file.other-text')
    expect(forged({}, body([picture, picture]))).toBe('approval-file.other-text')
    expect(forged({}, body([{ ...picture, bytes: Buffer.from('GIF89a').toString('base64') }]))).toBe('approval-file.other-text')
    expect(forged({}, body([{ ...picture, mediaType: 'image/gif' }]))).toBe('approval-file.other-text')
    expect(forged({}, body([{ ...picture, mediaType: 'text/html' }]))).toBe('approval-file.malformed')
    expect(forged({}, requestBody({ pictures: [picture] }))).toBe('approval-file.other-text')
  })
})

describe('a file of bytes', () => {
  it('is text of a size that can be', () => {
    expect(outcome(textIn(Buffer.alloc(largestFile + 1)))).toBe('approval-file.too-large')
    expect(outcome(textIn(Buffer.from([0x7b, 0xff, 0x7d])))).toBe('approval-file.malformed')
    expect(outcomeOfBytes(Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from(signedFile<'countersign-approval-request'>(requestBody(), { signer: ada }))]))).toBe('approval-file.malformed')
    expect(outcomeOfBytes(Buffer.from(signedFile<'countersign-approval-request'>(requestBody(), { signer: ada }), 'utf16le'))).toBe('approval-file.malformed')
  })

  it('never makes the reader fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(outcomeOfBytes(bytes)).toBe('approval-file.malformed')
      }),
    )
  })
})

describe('signing', () => {
  it('gives what is read back, with a key of this workspace', async () => {
    const key = await quickKey('Ben')
    const body = decisionBody(requestBody(), { signer: key.fingerprint })
    const signed = canonicalJson(body)
    const file = value(readSignedFile(canonicalJson({ body, signature: value(signText(key, signed)) }), 'countersign-approval-decision'))
    expect(value(signerOf(file, now))).toMatchObject({ fingerprint: key.fingerprint, name: 'Ben' })
  })

  it('is refused to keys of another kind', () => {
    const { certificate } = identity('Ada', { kind: 'P-384' })
    const key = { certificate, fingerprint: '', algorithm: 'ECDSA', scheme: 'ECDSA', digest: 'sha384', chain: [], sign: () => new Uint8Array(), close: () => undefined, [Symbol.dispose]: () => undefined } as const
    expect(outcome(signText(key, '{}'))).toBe('approval-file.key-cannot-sign')
  })
})
