import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentityAtCost, unlockIdentity } from '#electron/signing/identity.ts'
import type { SigningKey } from '#electron/signing/identity.ts'
import { signingKey } from '#electron/signing/signing-key.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { finishDocumentTimeStamp, prepareDocumentTimeStamp } from '#electron/signing/time-stamp/document-time-stamp.ts'
import { answerTimeStampRequest, freshSerial, localAuthority } from '#electron/signing/time-stamp/local-authority.ts'
import { readTimeStampRequest, timeStampRequest } from '#electron/signing/time-stamp/request.ts'
import { readTimeStampResponse } from '#electron/signing/time-stamp/response.ts'
import { addSecurityStore } from '#electron/signing/time-stamp/security-store.ts'
import { readCertificateFile, readRevocationListFile } from '#electron/signing/time-stamp/validation-files.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { preparedPdf, THREE_FIELDS } from '../base-pdfs.ts'
import type { FileKind } from '../base-pdfs.ts'
import { PASSPHRASE, QUICK_COST } from '../identities.ts'
import { openssl, opensslIdentity, temporaryFolder } from '../openssl-keys.ts'
import { lastSignature, pdfsig, qpdfCheck } from '../pdf-tools.ts'
import { opensslAuthority } from './openssl-authority.ts'
import type { OpensslAuthority } from './openssl-authority.ts'

const folder = temporaryFolder()
let theirs: OpensslAuthority
let ours: SigningKey
let signer: SigningKey
let ourCertificate: string

beforeAll(async () => {
  theirs = opensslAuthority(folder.path, 'RSA 2048')
  ours = await authorityKey()
  const ann = opensslIdentity(folder.path, 'Ann Archer', 'P-256', { issuer: theirs.root })
  signer = signingKey(ann.key, ann.certificate, { chain: [theirs.root.certificate] })
  ourCertificate = join(folder.path, 'ours.pem')
  writeFileSync(ourCertificate, pem(ours.certificate, 'CERTIFICATE'))
})
afterAll(() => { folder.remove() })

async function authorityKey(): Promise<SigningKey> {
  const wanted = { name: 'Local clock of Firm Ltd', passphrase: PASSPHRASE, notBefore: new Date('2026-01-01T00:00:00Z'), validYears: 20, purpose: 'time-stamping' } as const
  return unlockIdentity(await createIdentityAtCost(wanted, QUICK_COST), PASSPHRASE)
}

function pem(der: Uint8Array, label: string): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()
const request = (text = 'a contract'): Uint8Array => timeStampRequest(digestOf(text), randomBytes(16))
const now = new Date('2026-03-05T10:00:00.789Z')
const answer = (asked: Uint8Array, key = ours): Uint8Array => answerTimeStampRequest(asked, { key, now, serial: freshSerial() })
const codeOf = (act: () => unknown): unknown => {
  try {
    act()
    return 'accepted'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

describe('a time-stamp', () => {
  it('that we ask for is given by openssl’s authority and read', () => {
    const asked = request()
    const token = readTimeStampResponse(theirs.answer(asked), asked)
    expect([token.authority, Math.abs(token.time.getTime() - Date.now()) < 60_000]).toEqual(['Time authority RSA 2048', true])
  })

  it('that openssl asks for is given by ours and verified by openssl', () => {
    const [data, query] = [join(folder.path, 'data.txt'), join(folder.path, 'asked.tsq')]
    writeFileSync(data, 'a contract')
    for (const options of [['-sha256', '-cert'], ['-sha512', '-cert'], ['-sha256', '-cert', '-no_nonce']]) {
      openssl('ts', '-query', '-data', data, ...options, '-out', query)
      const asked = readFileSync(query)
      expect(theirs.verifies(answer(asked), asked, ourCertificate)).toContain('Verification: OK')
      expect(readTimeStampResponse(answer(asked), asked).time.toISOString()).toBe('2026-03-05T10:00:00.000Z')
    }
  })

  it('tells whom it is by and when, to openssl', () => {
    const [reply, asked] = [join(folder.path, 'text.tsr'), request()]
    writeFileSync(reply, answer(asked))
    const text = openssl('ts', '-reply', '-in', reply, '-text').toString()
    expect(text).toContain('Status: Granted.')
    expect(text).toContain('Time stamp: Mar  5 10:00:00 2026 GMT')
  })

  it('is refused by our authority where it could be forged, and by a key that is none', () => {
    const data = join(folder.path, 'data.txt')
    const query = join(folder.path, 'weak.tsq')
    openssl('ts', '-query', '-data', data, '-sha1', '-cert', '-out', query)
    const asked = readFileSync(query)
    expect(codeOf(() => readTimeStampResponse(answer(asked), asked))).toBe('time-stamp.refused')
    openssl('ts', '-query', '-data', data, '-sha256', '-tspolicy', '1.2.3.4.1', '-out', query)
    expect(codeOf(() => readTimeStampResponse(answer(readFileSync(query)), readFileSync(query)))).toBe('time-stamp.refused')
    expect(codeOf(() => answer(request(), signer))).toBe('time-stamp.not-an-authority')
    expect(codeOf(() => answer(Buffer.from('no request')))).toBe('time-stamp.damaged-request')
  })

  it('of something else, for another request, altered, or by a key that is no authority’s is refused', () => {
    const asked = request()
    expect(codeOf(() => readTimeStampResponse(answer(request('another contract')), asked))).toBe('time-stamp.other-document')
    expect(codeOf(() => readTimeStampResponse(answer(request()), asked))).toBe('time-stamp.other-request')
    expect(codeOf(() => readTimeStampResponse(Buffer.from('no answer'), asked))).toBe('time-stamp.damaged')
    const right = Buffer.from(answer(asked))
    const year = right.indexOf('20260305')
    right.write('2025', year, 'latin1')
    expect(codeOf(() => readTimeStampResponse(right, asked))).toBe('time-stamp.not-sound')
  })

  it('with any octet changed never passes for right', () => {
    const asked = request()
    const right = Buffer.from(answer(asked))
    fc.assert(fc.property(fc.nat(right.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(right)
      changed[at] = (changed[at] ?? 0) ^ change
      // Only the status may still say granted, with modifications, and the digest names itself twice.
      const outcome = codeOf(() => readTimeStampResponse(changed, asked))
      if (outcome === 'accepted') expect(readTimeStampResponse(changed, asked).time.toISOString()).toBe('2026-03-05T10:00:00.000Z')
      else expect(outcome).toMatch(/^time-stamp\.(damaged|refused|other-document|other-request|not-sound)$/)
    }), { numRuns: 200 })
  })

  it('is asked for with a nonce and with the certificate', () => {
    const { wantsCertificate, nonce, hash, digest } = readTimeStampRequest(request())
    expect([wantsCertificate, nonce !== undefined, Buffer.from(hash).equals(digestOf('a contract')), digest]).toEqual([true, true, true, { name: 'sha256', weak: false }])
  })
})

describe('a document', () => {
  const soon = new Date(Date.now() + 86_400_000)
  /** After the certificate of the signer begins, which openssl lets begin now. */
  const signedAt = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 120_000)
  const report = (pdf: Uint8Array) => verifyPdf(pdf, { trusted: new Map(), now: soon })
  const levels = (pdf: Uint8Array): unknown[] => report(pdf).signatures.map(({ field, level }) => [field, level])

  async function signedPdf(kind: FileKind, stamped: boolean): Promise<Uint8Array> {
    const base = await preparedPdf(kind)
    const act = { key: signer, signedAt: signedAt.toISOString(), signerName: 'Ann Archer', appearance: { mark: { kind: 'typed', text: 'Ann', face: 'caveat' } } as const }
    const stamp = stamped ? { timeStamp: localAuthority(ours, () => new Date(signedAt.getTime() + 1000)) } : {}
    const first = await signIncrement({ ...act, ...stamp, pdf: base, field: 'supplier', certify: true })
    const second = await signIncrement({ ...act, ...stamp, pdf: first, field: 'customer', certify: false })
    return signIncrement({ ...act, ...stamp, pdf: second, field: 'witness', certify: false })
  }

  it('is signed with a time-stamp in each signature: B-T', async () => {
    const signed = await signedPdf('table', true)
    expect(levels(signed)).toEqual(THREE_FIELDS.map(({ name }) => [name, 'B-T']))
    expect(report(signed)).toMatchObject({ verdict: 'intact' })
    expect(report(signed).signatures[0]?.signedAt).toBe(new Date(signedAt.getTime() + 1000).toISOString())
    expect(pdfsig(signed).map(({ valid }) => valid)).toEqual([true, true, true])
    expect(() => qpdfCheck(signed)).not.toThrow()
    const plain = await signedPdf('table', false)
    expect((signed.length - plain.length) / 3).toBeLessThan(14 * 1024)
  })

  it.each<[FileKind, string]>([['table', 'ours'], ['stream', 'ours'], ['table', 'openssl’s'], ['stream', 'openssl’s']])('written as a %s grows by time-stamps of %s authority and a security store: B-T, B-LT, B-LTA', async (kind, whose) => {
    const signed = await signedPdf(kind, false)
    expect(levels(signed)).toEqual(THREE_FIELDS.map(({ name }) => [name, 'B-B']))
    const stamp = (pdf: Uint8Array): Uint8Array => {
      const pending = prepareDocumentTimeStamp(pdf, randomBytes(16))
      return finishDocumentTimeStamp(pending, whose === 'ours' ? answer(pending.request) : theirs.answer(pending.request)).pdf
    }
    const steps = [signed, stamp(signed)]
    const crl = revocationList()
    steps.push(addSecurityStore(steps.at(-1) ?? signed, { certificates: [signer.certificate, ours.certificate, theirs.root.certificate], crls: [crl], ocsps: [] }))
    steps.push(stamp(steps.at(-1) ?? signed))
    steps.push(addSecurityStore(steps.at(-1) ?? signed, { certificates: [theirs.signer.certificate], crls: [], ocsps: [] }))
    const expected = ['B-B', 'B-T', 'B-LT', 'B-LTA', 'B-LTA']
    for (const [at, pdf] of steps.entries()) {
      expect(() => qpdfCheck(pdf)).not.toThrow()
      const { verdict, findings } = report(pdf)
      expect([at, verdict, findings.map(({ message }) => message)]).toEqual([at, at === 2 || at === 4 ? 'extended' : 'intact', []])
      expect(report(pdf).signatures.filter(({ kind: what }) => what !== 'time-stamp').map(({ level }) => level)).toEqual([expected[at], expected[at], expected[at]])
      // Poppler cannot check time-stamps; openssl does.
      expect(pdfsig(pdf).map(({ name, valid }) => [name, valid]).filter(([name]) => !String(name).startsWith('TimeStamp'))).toEqual(THREE_FIELDS.map(({ name }) => [name, true]))
      if (at === 1 || at === 3) expect(opensslVerifiesToken(pdf, whose === 'ours' ? ourCertificate : theirs.root.certificateFile)).toContain('Verification: OK')
      const before = Buffer.from(steps[at - 1] ?? new Uint8Array())
      expect(Buffer.from(pdf).subarray(0, before.length).equals(before)).toBe(true)
    }
    const last = steps.at(-1) ?? signed
    expect(report(last).signatures.map(({ field, kind: what }) => [field, what]).slice(3)).toEqual([['TimeStamp1', 'time-stamp'], ['TimeStamp2', 'time-stamp']])
    expect((Buffer.from(last).toString('latin1').match(/\/VRI /g) ?? []).length).toBe(2)
    expect((Buffer.from(last).toString('latin1').match(/\/DSS \d+ 0 R/g) ?? []).length).toBe(1)
  }, 20_000)

  it('that waits for its time-stamp takes only the answer that belongs to it', async () => {
    const pending = prepareDocumentTimeStamp(await signedPdf('table', false), randomBytes(16))
    const other = prepareDocumentTimeStamp(await signedPdf('stream', false), randomBytes(16))
    expect(codeOf(() => finishDocumentTimeStamp(pending, answer(other.request)))).toBe('time-stamp.other-document')
    expect(codeOf(() => finishDocumentTimeStamp({ ...pending, request: other.request }, answer(other.request)))).toBe('time-stamp.other-document')
    expect(codeOf(() => finishDocumentTimeStamp({ ...pending, pdf: pending.pdf.subarray(0, 5000) }, answer(pending.request)))).toBe('time-stamp.other-document')
    expect(codeOf(() => finishDocumentTimeStamp(pending, answer(pending.request)))).toBe('accepted')
  })
})

function opensslVerifiesToken(pdf: Uint8Array, trusted: string): string {
  const { cms, content } = lastSignature(pdf)
  const [token, data] = [join(folder.path, 'token.der'), join(folder.path, 'covered')]
  writeFileSync(token, cms)
  writeFileSync(data, content)
  return openssl('ts', '-verify', '-data', data, '-token_in', '-in', token, '-CAfile', trusted).toString()
}

/** An empty list of openssl's root. */
function revocationList(): Buffer {
  const [config, index, out] = [join(folder.path, 'ca.cnf'), join(folder.path, 'index.txt'), join(folder.path, 'list.pem')]
  writeFileSync(index, '')
  writeFileSync(config, `[ca]\ndefault_ca=c\n[c]\ndatabase=${index}\ndefault_md=sha256\ndefault_crl_days=30\n`)
  openssl('ca', '-gencrl', '-config', config, '-cert', theirs.root.certificateFile, '-keyfile', theirs.root.keyFile, '-out', out)
  return openssl('crl', '-in', out, '-outform', 'DER')
}

describe('files of certificates and revocation lists', () => {
  it('are read in PEM and DER, one or several', () => {
    const two = Buffer.from(`Some words\n${pem(theirs.root.certificate, 'CERTIFICATE')}${pem(theirs.signer.certificate, 'CERTIFICATE')}`)
    expect(readCertificateFile(two).map((each) => Buffer.from(each))).toEqual([theirs.root.certificate, theirs.signer.certificate])
    expect(readCertificateFile(theirs.root.certificate)).toHaveLength(1)
    const crl = revocationList()
    expect(readRevocationListFile(crl)).toHaveLength(1)
    expect(readRevocationListFile(Buffer.from(pem(crl, 'X509 CRL')))).toHaveLength(1)
  })

  it('that are something else, damaged or beyond measure are refused', () => {
    const certificate = theirs.root.certificate
    expect(codeOf(() => readCertificateFile(Buffer.from('words')))).toBe('validation-data.unreadable')
    expect(codeOf(() => readCertificateFile(certificate.subarray(0, -1)))).toBe('validation-data.unreadable')
    expect(codeOf(() => readCertificateFile(revocationList()))).toBe('validation-data.unreadable')
    expect(codeOf(() => readRevocationListFile(certificate))).toBe('validation-data.unreadable')
    expect(codeOf(() => readCertificateFile(Buffer.alloc(17 * 2 ** 20)))).toBe('validation-data.too-large')
    expect(codeOf(() => readCertificateFile(Buffer.concat(Array.from({ length: 501 }, () => certificate))))).toBe('validation-data.too-large')
  })
})
