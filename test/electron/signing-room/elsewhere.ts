import { X509Certificate } from 'node:crypto'
import { createIdentityAtCost, unlockIdentity } from '#electron/signing/identity.ts'
import { answerTimeStampRequest, freshSerial } from '#electron/signing/time-stamp/local-authority.ts'
import { signIncrement, type SigningRequest } from '#electron/signing/sign-increment.ts'
import { signingKey } from '#electron/signing/signing-key.ts'
import { appendRevision, dictionaryBytes } from '#electron/signing/increment-writer.ts'
import { openRevision } from '#electron/signing/pdf-revision.ts'
import { dictionaryIn } from '#electron/signing/pdf-syntax.ts'
import { loadPdf } from '#electron/pdf/page-text.ts'
import { PASSPHRASE, QUICK_COST } from '#test/electron/signing/identities.ts'
import { lastSignature } from '#test/electron/signing/pdf-tools.ts'
import { openssl } from '#test/electron/signing-room/room.ts'
import { identity, type TestIdentity } from '#test/electron/signing/verify/build/identities.ts'

/** Somebody with a key that this workspace has never seen. */
export const stranger = (name: string): TestIdentity => identity(name, { kind: 'RSA' })

/** Signs a field as another program with our manners would: with a foreign key. */
export function signedBy(who: TestIdentity, pdf: Uint8Array, field: string, more: Partial<SigningRequest> = {}): Promise<Uint8Array> {
  return signIncrement({ pdf, field, key: signingKey(who.key, who.certificate), signedAt: '2026-03-02T09:00:00.000Z', signerName: 'someone', reason: '', certify: false, ...more })
}

/** The same, with the CMS that openssl makes over the signed bytes. */
export async function signedByOpenssl(who: TestIdentity, pdf: Uint8Array, field: string): Promise<Uint8Array> {
  const bytes = Buffer.from(await signedBy(who, pdf, field))
  const { numbers: [, gap], content, digits } = lastSignature(bytes)
  const files = {
    content,
    'key.pem': Buffer.from(who.key.export({ format: 'pem', type: 'pkcs8' })),
    'certificate.pem': Buffer.from(new X509Certificate(who.certificate).toString()),
  }
  const command = ['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-in', 'content', '-signer', 'certificate.pem', '-inkey', 'key.pem', '-outform', 'DER', '-out', 'cms.der']
  const cms = Buffer.from(openssl(files, [command], 'cms.der')).toString('hex')
  if (cms.length > digits.length) throw new Error('the CMS does not fit')
  bytes.write(cms.padEnd(digits.length, '0'), gap + 1, 'latin1')
  return bytes
}

/** Every byte written anew, as pdf-lib does when it saves. */
export async function rewritten(pdf: Uint8Array): Promise<Uint8Array> {
  return (await loadPdf(pdf)).save({ useObjectStreams: true, updateFieldAppearances: false })
}

async function withPageEntry(pdf: Uint8Array, key: string, value: (newNumber: number) => string, object: string): Promise<Uint8Array> {
  const page = (await loadPdf(pdf)).getPage(0).ref.objectNumber
  const revision = openRevision(pdf)
  const number = revision.crossReference.size
  const entries = new Map(dictionaryIn(revision.object(page)))
  entries.set(key, Buffer.from(value(number)))
  const objects = [{ number, generation: 0, value: Buffer.from(object) }, { number: page, generation: revision.generation(page), value: dictionaryBytes(entries) }]
  return appendRevision(pdf, revision.crossReference, objects).bytes
}

/** An increment that lays a note on the first page. */
export function annotated(pdf: Uint8Array): Promise<Uint8Array> {
  return withPageEntry(pdf, 'Annots', (number) => `[${number} 0 R]`, '<< /Type /Annot /Subtype /FreeText /Rect [60 700 300 740] /Contents (The rent is waived.) /DA (/Helv 12 Tf 0 g) >>')
}

/** An increment that shows another first page than the one that was signed. */
export function shadowed(pdf: Uint8Array): Promise<Uint8Array> {
  const content = 'BT /F1 12 Tf 60 700 Td (The rent is one pound.) Tj ET'
  return withPageEntry(pdf, 'Contents', (number) => `${number} 0 R`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
}

/** A time-stamp authority elsewhere answers a request. */
export async function stampedElsewhere(request: Uint8Array, now: string): Promise<Uint8Array> {
  const stored = await createIdentityAtCost({ name: 'Public Stamps', passphrase: PASSPHRASE, notBefore: new Date('2026-01-01'), validYears: 10, purpose: 'time-stamping' }, QUICK_COST)
  using key = await unlockIdentity(stored, PASSPHRASE)
  return answerTimeStampRequest(request, { key, now: new Date(now), serial: freshSerial() })
}
