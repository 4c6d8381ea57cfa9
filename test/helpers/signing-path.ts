import { Transform } from 'prosemirror-transform'
import { paragraph, signature } from '#shared/document/builders.ts'
import type { Field, FieldValue } from '#shared/document/field.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { CeremonyId, ContractId, IdentityId, PersonId } from '#shared/lib/ids.ts'
import type { Ceremony, Signer, WitnessStatement } from '#shared/signing/ceremony.ts'
import type { TestApplication } from '#test/helpers/test-application.ts'
import { openDraft, stepsOf } from '#test/helpers/typing.ts'

type ContractView = Output<'contracts.get'>
type House = TestApplication & { readonly ada: PersonId; readonly ben: PersonId }

export const passphrase = 'correct horse battery'
export const statement: WitnessStatement = { adult: true, present: true, notParty: true, address: '2 Low Road, Marlow', occupation: 'Baker' }

/** What is filled into the commercial lease. */
export const leaseValues: Readonly<Record<string, FieldValue>> = {
  landlord: { name: 'Marlow Ltd', kind: 'company', registration: '01234567', address: '1 High Street, Marlow', email: 'post@example.org' },
  tenant: { name: 'Bright Bakery Ltd', kind: 'company', registration: '07654321', address: '9 Mill Lane, Marlow', email: 'office@example.org' },
  landlord_signer: 'Ada Marlow',
  tenant_signer: 'Tom Bright',
  lease_date: '2026-03-02',
  property_address: 'Unit 4, Old Yard, Marlow',
  permitted_use: 'a bakery and café',
  start_date: '2026-04-01',
  annual_rent: { amount: '24000', currency: 'GBP' },
}

export function filled(fields: readonly Field[], values: Readonly<Record<string, FieldValue>>): Field[] {
  return fields.map((field) => ({ ...field, value: values[field.id] ?? field.value }) as Field)
}

/** A short contract that only needs to be approved: two signature blocks, the first with a witness. */
export async function shortContract(app: TestApplication): Promise<ContractView> {
  const { contract } = await app.ask('contracts.createBlank', { title: 'Lease of the yard', type: 'lease' })
  const { doc, sequence } = await openDraft(app, contract.id)
  const tr = new Transform(doc).insert(doc.content.size, [
    paragraph({ id: 'clause' }, 'The Tenant pays the rent on the first day of each month.'),
    signature({ id: 'block-1', party: { text: 'Marlow Ltd' }, signer: { text: 'Ada Marlow' }, capacity: { text: 'Director' }, witness: true }),
    signature({ id: 'block-2', party: { text: 'Bright Bakery Ltd' }, signer: { text: 'Tom Bright' }, capacity: { text: 'Director' } }),
  ])
  await app.ask('draft.append', { contract: contract.id, after: sequence, steps: stepsOf(tr) })
  const { title, type, counterparty, value, effective, end } = contract
  return app.ask('contracts.changeDetails', { contract: contract.id, details: { title, type, value, effective, end, counterparty: { ...counterparty, name: 'Bright Bakery Ltd' } } })
}

/** Submits as Ada, approves as Ben, and leaves Ada at work. */
export async function approve(app: House, contract: ContractId): Promise<ContractView> {
  await app.ask('people.switch', { person: app.ada })
  const submitted = await app.ask('approvals.submit', { contract, note: '' })
  // What Ben approved before and still holds needs no second decision.
  if (submitted.shown === 'approved') return submitted
  const pending = submitted.contract
  if (pending.submission === null) throw new Error('nothing was submitted')
  await app.ask('people.switch', { person: app.ben })
  const { version, versionHash } = pending.submission
  const approved = await app.ask('approvals.decide', { contract, seat: app.ben, version, versionHash, decision: 'approved', reason: '' })
  await app.ask('people.switch', { person: app.ada })
  return approved
}

/** Who signs the short contract and the lease: Ada, attested by Wanda, then Tom. */
export const people = [
  { role: 'signer', name: 'Ada Marlow', capacity: 'Director', email: 'ada@example.org' },
  { role: 'witness', name: 'Wanda Weir', capacity: '', email: '' },
  { role: 'signer', name: 'Tom Bright', capacity: 'Director', email: 'tom@example.org' },
] as const

export function prepare(app: TestApplication, contract: ContractId, blocks: readonly [string, string] = ['block-1', 'block-2']): Promise<Ceremony> {
  const places = [blocks[0], blocks[0], blocks[1]]
  return app.ask('signing.prepare', { contract, signers: people.map((person, at) => ({ ...person, block: places[at] ?? '' })) })
}

export async function makeKey(app: TestApplication, name: string): Promise<IdentityId> {
  return (await app.ask('identities.make', { name, email: '', passphrase, mine: false })).id
}

/** What someone sends when they sign, all in order. */
export function signingAct(ceremony: Ceremony, signer: Signer, identity: IdentityId) {
  return {
    ceremony: ceremony.id,
    signer: signer.id,
    mark: { kind: 'typed' as const, text: signer.name, face: 'caveat' as const },
    consent: true as const,
    pagesViewed: Array.from({ length: ceremony.pages }, (_, at) => at + 1),
    identity: { id: identity, passphrase },
    witness: signer.role === 'witness' ? statement : null,
  }
}

/** Whoever is next signs, with a key of their own. */
export async function signNext(app: TestApplication, id: CeremonyId): Promise<Ceremony> {
  const { ceremony, next } = await app.ask('signing.get', { ceremony: id })
  const signer = ceremony.signers.find((each) => each.id === next)
  if (signer === undefined) throw new Error('nobody is left to sign')
  return app.ask('signing.sign', signingAct(ceremony, signer, await makeKey(app, signer.name)))
}
