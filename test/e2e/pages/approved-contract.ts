import type { Page } from '@playwright/test'
import { doc, p, signature } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { ask } from '#test/e2e/pages/paper.ts'

interface People {
  readonly me: { readonly id: string }
  readonly people: readonly { readonly id: string; readonly role: string; readonly active: boolean }[]
}

/** The text that is signed: short, with a place for Ada of ours, who is witnessed, and for Tom of theirs. */
const text = doc(
  {},
  p('The Tenant pays the rent of 1,200 pounds on the first day of each month.'),
  p('The Landlord keeps the roof in repair.'),
  signature({ id: 'block-1', party: { text: 'Marlow Ltd' }, signer: { text: 'Ada Marlow' }, capacity: { text: 'Director' }, witness: true }),
  signature({ id: 'block-2', party: { text: 'Bright Bakery Ltd' }, signer: { text: 'Tom Bright' }, capacity: { text: 'Managing Director' } }),
)

/** A short contract that only needs to be signed, made and approved by the calls that the window makes. Answers its id. */
export async function approvedContract(page: Page, title: string): Promise<string> {
  const { contract } = await ask<{ contract: { id: string; [more: string]: unknown } }>(page, 'contracts.createBlank', { title, type: 'lease' })
  const { document, sequence } = await ask<{ document: object; sequence: number }>(page, 'draft.open', { contract: contract.id })
  const to = schema.nodeFromJSON(document).content.size
  await ask(page, 'draft.append', { contract: contract.id, after: sequence, steps: [{ stepType: 'replace', from: 0, to, slice: { content: text.content.toJSON() } }] })
  const { type, counterparty, value, effective, end } = contract
  await ask(page, 'contracts.changeDetails', { contract: contract.id, details: { title, type, value, effective, end, counterparty: { ...(counterparty as object), name: 'Bright Bakery Ltd' } } })
  const { contract: pending } = await ask<{ contract: { submission: { version: string; versionHash: string } } }>(page, 'approvals.submit', { contract: contract.id, note: '' })
  const { version, versionHash } = pending.submission
  const { me, people } = await ask<People>(page, 'session.get', {})
  const other = people.find(({ id, role, active }) => id !== me.id && role === 'owner' && active)
  if (other === undefined) throw new Error('There is no other owner to approve')
  await ask(page, 'people.switch', { person: other.id })
  await ask(page, 'approvals.decide', { contract: contract.id, seat: other.id, version, versionHash, decision: 'approved', reason: '' })
  await ask(page, 'people.switch', { person: me.id })
  return contract.id
}
