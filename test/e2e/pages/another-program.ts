import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPdf } from '#electron/pdf/page-text.ts'
import { appendRevision, dictionaryBytes } from '#electron/signing/increment-writer.ts'
import { openRevision } from '#electron/signing/pdf-revision.ts'
import { dictionaryIn } from '#electron/signing/pdf-syntax.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { signingKey } from '#electron/signing/signing-key.ts'
import { lastSignature } from '#test/electron/signing/pdf-tools.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'

/** Signs a field of a PDF that was given out, with a key that the workspace has never seen and the CMS that openssl makes. */
export async function signedByOpenssl(name: string, pdf: Uint8Array, field: string): Promise<Uint8Array> {
  const who = identity(name, { kind: 'RSA' })
  const bytes = Buffer.from(await signIncrement({ pdf, field, key: signingKey(who.key, who.certificate), signedAt: new Date().toISOString(), signerName: name, reason: '', certify: false }))
  const { numbers: [, gap], content, digits } = lastSignature(bytes)
  const folder = mkdtempSync(join(tmpdir(), 'countersign-openssl-'))
  try {
    writeFileSync(join(folder, 'content'), content)
    writeFileSync(join(folder, 'key.pem'), who.key.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(join(folder, 'certificate.pem'), new X509Certificate(who.certificate).toString())
    execFileSync('openssl', ['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-in', 'content', '-signer', 'certificate.pem', '-inkey', 'key.pem', '-outform', 'DER', '-out', 'cms.der'], { cwd: folder })
    const cms = readFileSync(join(folder, 'cms.der')).toString('hex')
    bytes.write(cms.padEnd(digits.length, '0'), gap + 1, 'latin1')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return bytes
}

/** An increment that shows another first page than the one that was signed. */
export async function shadowed(pdf: Uint8Array): Promise<Uint8Array> {
  const page = (await loadPdf(pdf)).getPage(0).ref.objectNumber
  const revision = openRevision(pdf)
  const number = revision.crossReference.size
  const entries = new Map(dictionaryIn(revision.object(page)))
  entries.set('Contents', Buffer.from(`${number} 0 R`))
  const content = '0 g 60 690 400 40 re f 1 g 60 600 300 40 re f'
  const objects = [
    { number, generation: 0, value: Buffer.from(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`) },
    { number: page, generation: revision.generation(page), value: dictionaryBytes(entries) },
  ]
  return appendRevision(pdf, revision.crossReference, objects).bytes
}
