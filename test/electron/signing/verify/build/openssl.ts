import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestIdentity } from './identities.ts'

/** Makes signatures as openssl's own command does. */
export function opensslCms(signer: TestIdentity, more: readonly string[] = []): (data: Buffer) => Buffer {
  return (data) => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-openssl-'))
    try {
      const file = (name: string) => join(folder, name)
      writeFileSync(file('key.pem'), signer.key.export({ format: 'pem', type: 'pkcs8' }))
      writeFileSync(file('cert.pem'), `-----BEGIN CERTIFICATE-----\n${signer.certificate.toString('base64')}\n-----END CERTIFICATE-----\n`)
      writeFileSync(file('data'), data)
      const options = ['-in', file('data'), '-signer', file('cert.pem'), '-inkey', file('key.pem'), '-outform', 'DER', '-out', file('cms')]
      execFileSync('openssl', ['cms', '-sign', '-binary', '-md', 'sha256', ...options, ...more], { stdio: 'ignore' })
      return readFileSync(file('cms'))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
