import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { opensslIdentity } from '../openssl-keys.ts'
import type { KeyKind, OpensslIdentity } from '../openssl-keys.ts'

/** A time-stamp authority that openssl runs, with its own certification authority. */
export interface OpensslAuthority {
  readonly root: OpensslIdentity
  readonly signer: OpensslIdentity
  /** The bytes of a .tsr. */
  answer(request: Uint8Array): Buffer
  /** What `openssl ts -verify` says of an answer. */
  verifies(response: Uint8Array, request: Uint8Array, trusted: string): string
}

export function opensslAuthority(folder: string, kind: KeyKind): OpensslAuthority {
  const root = opensslIdentity(folder, `Time root ${kind}`, kind, { extensions: ['basicConstraints=critical,CA:TRUE'] })
  const signer = opensslIdentity(folder, `Time authority ${kind}`, kind, { issuer: root, extensions: ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping'] })
  const [config, serial, query, reply] = ['tsa.cnf', 'tsa-serial', 'query.tsq', 'reply.tsr'].map((name) => join(folder, name))
  if (!config || !serial || !query || !reply) throw new Error('There is no folder.')
  writeFileSync(config, [
    '[tsa]', 'default_tsa = tsa_config', '[tsa_config]', `serial = ${serial}`, 'crypto_device = builtin', `signer_cert = ${signer.certificateFile}`, `signer_key = ${signer.keyFile}`,
    `certs = ${root.certificateFile}`, 'default_policy = 1.2.3.4.1', 'signer_digest = sha256', 'digests = sha256, sha384, sha512', 'accuracy = secs:1', 'ordering = yes', 'tsa_name = yes', 'ess_cert_id_chain = no', 'ess_cert_id_alg = sha256', '',
  ].join('\n'))
  if (!existsSync(serial)) writeFileSync(serial, '01\n')
  return {
    root, signer,
    answer(request) {
      writeFileSync(query, request)
      const run = spawnSync('openssl', ['ts', '-reply', '-config', config, '-queryfile', query, '-out', reply], { encoding: 'utf8' })
      if (run.status !== 0) throw new Error(run.stderr)
      return readFileSync(reply)
    },
    verifies(response, request, trusted) {
      writeFileSync(query, request)
      writeFileSync(reply, response)
      const run = spawnSync('openssl', ['ts', '-verify', '-queryfile', query, '-in', reply, '-CAfile', trusted], { encoding: 'utf8' })
      return `${run.stdout}${run.stderr}`
    },
  }
}
