import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** RSA keys that openssl made once, since making one takes seconds; of use for tests only. */
const RSA_KEYS = new URL('../../fixtures/rsa-keys/', import.meta.url).pathname

/** The keys of the tests: how openssl makes them, or where one lies ready. */
const KEY_KINDS = {
  'RSA 2048': '2048.pem',
  'RSA 3072': '3072.pem',
  'RSA 4096': '4096.pem',
  'RSA 1024': '1024.pem',
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:named_curve'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384', '-pkeyopt', 'ec_param_enc:named_curve'],
  'P-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521', '-pkeyopt', 'ec_param_enc:named_curve'],
  Ed25519: ['-algorithm', 'ED25519'],
} as const
export type KeyKind = keyof typeof KEY_KINDS

export function openssl(...args: readonly string[]): Buffer {
  return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 24 })
}

/** A folder of the test's own, and its end. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'countersign-keys-'))
  return { path, remove: () => { rmSync(path, { recursive: true, force: true }) } }
}

export interface OpensslIdentity {
  /** Files, PEM. */
  readonly keyFile: string
  readonly certificateFile: string
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Buffer
}

export interface CertificateWishes {
  readonly subject?: string
  readonly extensions?: readonly string[]
  readonly issuer?: OpensslIdentity
  readonly days?: number
}

let serial = 1000

/** A key with a certificate that it signed itself or that an issuer signed. */
export function opensslIdentity(folder: string, name: string, kind: KeyKind, { subject = `/CN=${name}`, extensions = [], issuer, days = 3650 }: CertificateWishes = {}): OpensslIdentity {
  const [keyFile, certificateFile, config] = [join(folder, `${name}.key`), join(folder, `${name}.crt`), join(folder, `${name}.cnf`)]
  const how = KEY_KINDS[kind]
  if (typeof how === 'string') copyFileSync(join(RSA_KEYS, how), keyFile)
  else openssl('genpkey', ...how, '-out', keyFile)
  writeFileSync(config, `[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ext\n[dn]\nCN=x\n[ext]\nsubjectKeyIdentifier=hash\n${extensions.join('\n')}\n`)
  const signed = ['-subj', subject, '-utf8', '-days', String(days), '-set_serial', String(serial += 1), '-config', config]
  if (issuer === undefined) openssl('req', '-new', '-x509', '-key', keyFile, '-out', certificateFile, ...signed)
  else {
    const request = join(folder, `${name}.csr`)
    openssl('req', '-new', '-key', keyFile, '-out', request, '-subj', subject, '-utf8', '-config', config)
    openssl('x509', '-req', '-in', request, '-CA', issuer.certificateFile, '-CAkey', issuer.keyFile, '-set_serial', String(serial), '-days', String(days), '-extfile', config, '-extensions', 'ext', '-out', certificateFile)
  }
  return { keyFile, certificateFile, key: createPrivateKey(readFileSync(keyFile)), certificate: openssl('x509', '-in', certificateFile, '-outform', 'DER') }
}
