import type { Node } from 'prosemirror-model'
import { reindex } from '#electron/drafts/settle.ts'
import type { Services, Writer } from '#electron/services.ts'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import { insertDraft } from '#electron/store/repositories/drafts.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { Contract, ContractType, Counterparty } from '#shared/contracts/contract.ts'
import { newContract, noCounterparty } from '#shared/contracts/new-contract.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Field } from '#shared/document/field.ts'

/** The other side, as the text's own party fields name it: the first party that is not the house. */
export function counterpartyFrom(fields: readonly Field[], house: string): Counterparty {
  const parties = fields.flatMap((field) => (field.type === 'party' && field.value !== null ? [field.value] : []))
  const other = parties.find((party) => party.name.trim().toLocaleLowerCase('en') !== house.trim().toLocaleLowerCase('en'))
  if (other === undefined) return noCounterparty
  return {
    name: other.name,
    kind: other.kind,
    address: other.address,
    registration: other.registration ?? '',
    contact: { name: '', email: other.email ?? '' },
  }
}

/** Starts a contract with a text: record, working draft and event in one transaction. */
export function startContract(
  services: Services,
  start: {
    readonly title: string
    readonly type: ContractType
    readonly doc: Node
    readonly source: 'template' | 'import' | 'blank'
    readonly from: string
    readonly counterparty?: Counterparty
    readonly template?: { readonly id: string; readonly version: number }
    /** Does what belongs to the start in the same transaction, and gives the text as it is then. */
    readonly also?: (writer: Writer, contract: Contract) => Node
  },
): Contract {
  return services.write((writer) => {
    const { db, actor, now, audit } = writer
    if (!mayEdit(actor)) {
      throw new AppError('contract.may-not-edit', 'Only an owner or an editor may start a contract. Ask one of them, or switch to your own profile.')
    }
    const { settings } = readWorkspace(db)
    const contract = newContract({
      id: services.newId<'contract'>(),
      title: start.title,
      type: start.type,
      counterparty: start.counterparty ?? counterpartyFrom((start.doc.attrs as { fields: readonly Field[] }).fields, settings.house.name),
      template: start.template ?? null,
      tracking: start.source === 'import' ? 'on' : 'off',
      owner: actor,
      now,
    })
    saveContract(db, contract)
    audit({ kind: 'contract created', contract: contract.id, title: contract.title, source: start.source, from: start.from })
    const doc = start.also?.(writer, contract) ?? start.doc
    insertDraft(db, contract.id, JSON.stringify(doc.toJSON()))
    reindex(services, contract.id)
    return contract
  })
}
