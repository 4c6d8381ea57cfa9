import type { Page } from '@playwright/test'
import { doc, p, paragraph, signature } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { ask } from '#test/e2e/pages/paper.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly active: boolean
}
interface ContractAnswer {
  readonly contract: { readonly id: string; readonly counterparty: object; readonly type: string; readonly submission: { readonly version: string; readonly versionHash: string } | null }
}
interface Signing {
  readonly ceremony: { readonly id: string; readonly pages: number; readonly signers: readonly { readonly id: string; readonly name: string }[] }
  readonly next: string | null
}

/** What is signed, and when it runs. */
export interface Signed {
  readonly title: string
  /** The clauses, which are numbered. */
  readonly lines: readonly string[]
  readonly effective: string | null
  readonly end: string | null
}

const owners = [
  { name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' },
  { name: 'Ben Marlow', title: 'Managing Director', email: 'ben@marlow.example' },
] as const
const passphrase = 'correct horse battery'
const day = 86_400_000

/** The calendar date so many days from now. */
export const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10)

/** Opens a workspace with a second owner, who can approve; answers that one. */
export async function workspaceWithTwoOwners(page: Page): Promise<Person> {
  const session = await ask<{ state: string; suggestedFolder?: string; people?: Person[] }>(page, 'session.get', {})
  if (session.state === 'none') await ask(page, 'session.create', { path: `${session.suggestedFolder ?? ''}/Life.countersign`, name: 'Marlow & Co', owner: owners[0] })
  const { me, people } = await ask<{ me: Person; people: Person[] }>(page, 'session.get', {})
  const first = people.find(({ name }) => name === owners[0].name)
  if (first !== undefined && first.id !== me.id) await ask(page, 'people.switch', { person: first.id })
  if (!people.some(({ name }) => name === owners[1].name)) await ask(page, 'people.add', { ...owners[1], role: 'owner' })
  const now = await ask<{ me: Person; people: Person[] }>(page, 'session.get', {})
  const other = now.people.find(({ name }) => name === owners[1].name)
  if (other === undefined) throw new Error('There is nobody to approve')
  return other
}

async function written(page: Page, { title, lines, effective, end }: Signed): Promise<string> {
  const { contract } = await ask<ContractAnswer>(page, 'contracts.createBlank', { title, type: 'services' })
  const { document, sequence } = await ask<{ document: object; sequence: number }>(page, 'draft.open', { contract: contract.id })
  const text = doc({}, p(title), ...lines.map((line, index) => paragraph({ id: `line-${String(index + 1)}`, numbering: { scheme: 'decimal', level: 0 } }, line)), signature({ id: 'block-1', party: { text: 'Marlow & Co' }, signer: { text: 'Ada Marlow' }, capacity: { text: 'Director' } }), signature({ id: 'block-2', party: { text: 'Bright Bakery Ltd' }, signer: { text: 'Tom Bright' }, capacity: { text: 'Director' } }))
  const to = schema.nodeFromJSON(document).content.size
  await ask(page, 'draft.append', { contract: contract.id, after: sequence, steps: [{ stepType: 'replace', from: 0, to, slice: { content: text.content.toJSON() } }] })
  const counterparty = { ...contract.counterparty, name: 'Bright Bakery Ltd', address: '9 Mill Lane, Marlow' }
  await ask(page, 'contracts.changeDetails', { contract: contract.id, details: { title, type: contract.type, value: { amount: '48000', currency: 'GBP' }, effective, end, counterparty } })
  return contract.id
}

async function approved(page: Page, contract: string, approver: Person): Promise<void> {
  const { me } = await ask<{ me: Person }>(page, 'session.get', {})
  const { contract: pending } = await ask<ContractAnswer>(page, 'approvals.submit', { contract, note: '' })
  await ask(page, 'people.switch', { person: approver.id })
  await ask(page, 'approvals.decide', { contract, seat: approver.id, version: pending.submission?.version, versionHash: pending.submission?.versionHash, decision: 'approved', reason: '' })
  await ask(page, 'people.switch', { person: me.id })
}

/** A contract signed by both sides, made by the calls that the window makes. Answers its id. */
export async function signedContract(page: Page, signed: Signed): Promise<string> {
  const approver = await workspaceWithTwoOwners(page)
  const contract = await written(page, signed)
  await approved(page, contract, approver)
  await signedByBoth(page, contract, ['Ada Marlow', 'Tom Bright'])
  return contract
}

/** Prepares the signing of an approved contract and lets both sides sign, each with a key of their own. */
export async function signedByBoth(page: Page, contract: string, names: readonly [string, string]): Promise<void> {
  const signers = names.map((name, at) => ({ role: 'signer', name, capacity: 'Director', email: '', block: `block-${String(at + 1)}` }))
  const { id } = await ask<{ id: string }>(page, 'signing.prepare', { contract, signers })
  for (const name of names) {
    const { ceremony, next } = await ask<Signing>(page, 'signing.get', { ceremony: id })
    const identity = await ask<{ id: string }>(page, 'identities.make', { name, email: '', passphrase, mine: false })
    const pagesViewed = Array.from({ length: ceremony.pages }, (_page, index) => index + 1)
    await ask(page, 'signing.sign', { ceremony: id, signer: next, mark: { kind: 'typed', text: name, face: 'caveat' }, consent: true, pagesViewed, identity: { id: identity.id, passphrase }, witness: null })
  }
}
