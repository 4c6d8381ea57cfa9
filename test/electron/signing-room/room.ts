import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIdentityAtCost } from '#electron/signing/identity.ts'
import { keepIdentity } from '#electron/signing-room/identities.ts'
import type { Input } from '#shared/ipc/api.ts'
import type { ContractId, IdentityId, SignerId } from '#shared/lib/ids.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { QUICK_COST } from '#test/electron/signing/identities.ts'
import { approve, passphrase, shortContract, signingAct } from '#test/helpers/signing-path.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'

export type House = Awaited<ReturnType<typeof openedApplication>>
type Asked = Input<'signing.prepare'>['signers'][number]

/** Ada with her witness, and Tom, in the blocks of the short contract. */
export const ada: Asked = { key: 'ada', block: 'block-1', role: 'signer', name: 'Ada Marlow', capacity: 'Director', email: 'ada@example.org' }
export const wanda: Asked = { key: 'wanda', block: 'block-1', role: 'witness', name: 'Wanda Weir', capacity: '', email: '' }
export const tom: Asked = { key: 'tom', block: 'block-2', role: 'signer', name: 'Tom Bright', capacity: 'Director', email: 'tom@example.org' }
export const abe: Asked = { key: 'abe', block: '', role: 'approver', name: 'Abe Approver', capacity: 'Finance', email: '', party: 'Marlow Ltd' }
export const cora: Asked = { key: 'cora', block: '', role: 'copy', name: 'Cora Copy', capacity: '', email: 'cora@example.org' }

/** An approved contract in a house of two owners. */
export async function approved(app: House): Promise<ContractId> {
  const { contract } = await shortContract(app)
  await approve(app, contract.id)
  return contract.id
}

/** Opens a signing of a new approved contract. */
export async function opened(app: House, signers: readonly Asked[], terms: Partial<Omit<Input<'signing.prepare'>, 'contract' | 'signers'>> = {}): Promise<Ceremony> {
  return app.ask('signing.prepare', { contract: await approved(app), signers: [...signers], ...terms })
}

/** Keys by who they are for, made once for an application; cheap to open, for these tests are not about how long a guess takes. */
export function keyring(app: TestApplication) {
  const made = new Map<string, Promise<IdentityId>>()
  return (name: string, { mine = false, kind = 'signer' }: { mine?: boolean; kind?: 'signer' | 'authority' } = {}): Promise<IdentityId> => {
    const make = async (): Promise<IdentityId> => {
      const wanted = { name, passphrase, notBefore: new Date(app.clock.now), validYears: 10, purpose: kind === 'authority' ? ('time-stamping' as const) : ('signing' as const) }
      return keepIdentity(app.services(), await createIdentityAtCost(wanted, QUICK_COST), { name, email: '', mine, kind }).id
    }
    const key = made.get(name) ?? make()
    made.set(name, key)
    return key
  }
}

export function named(ceremony: Ceremony, name: string): Signer {
  const found = ceremony.signers.find((signer) => signer.name === name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found
}

/** What someone sends when they sign here. */
export function actOf(ceremony: Ceremony, name: string, identity: IdentityId, more: Partial<Input<'signing.sign'>> = {}): Input<'signing.sign'> {
  return { ...signingAct(ceremony, named(ceremony, name), identity), ...more }
}

export const idsOf = (ceremony: Ceremony, ...names: string[]): SignerId[] => names.map((name) => named(ceremony, name).id)

/** Words on the pages, as poppler reads them. */
export function textOf(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 2 ** 26 }).toString('utf8').replaceAll(/\s+/g, ' ')
}

/** Runs openssl in a folder of its own with these files in it, and answers a file it wrote. */
export function openssl(files: Readonly<Record<string, Uint8Array>>, commands: readonly (readonly string[])[], result: string): Uint8Array {
  const folder = temporaryFolder()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  for (const command of commands) execFileSync('openssl', [...command], { cwd: folder, stdio: 'pipe' })
  return readFileSync(join(folder, result))
}

/** A .p12 file that openssl made, with a key valid from today. */
export function opensslP12(name: string, passphrase: string, ...more: readonly string[]): Uint8Array {
  return openssl({}, [
    ['req', '-new', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-nodes', '-keyout', 'key.pem', '-out', 'certificate.pem', '-days', '3650', '-subj', `/O=Bright/CN=${name}`, '-addext', 'keyUsage=digitalSignature,nonRepudiation'],
    ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'certificate.pem', '-out', 'key.p12', '-passout', `pass:${passphrase}`, ...more],
  ], 'key.p12')
}
