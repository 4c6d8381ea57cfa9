import { previewPdf } from '#electron/contracts/preview.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** A contract counts as worked on again after so long, so that typing does not rewrite its record at every step. */
const touchedAfterMilliseconds = 60_000

export const draftHandlers: Handlers<'draft'> = {
  'draft.open': (services, { contract }) => {
    const { state } = getContract(services.db, contract)
    const { doc, sequence } = services.drafts.read(contract)
    return { document: doc.toJSON() as Record<string, unknown>, sequence, editable: editableStates.has(state) && mayEdit(services.me()) }
  },

  'draft.append': (services, { contract: id, after, steps }) => {
    try {
      return services.write(({ db, actor, now }) => {
        const contract = getContract(db, id)
        if (!mayEdit(actor)) {
          throw new AppError('draft.may-not-edit', 'Only an owner or an editor may write. What you typed was not saved; switch to your own profile.')
        }
        if (!editableStates.has(contract.state)) {
          throw new AppError('draft.read-only', `The text cannot change while the contract is in “${contract.state}”. What you typed was not saved.`)
        }
        const { sequence } = services.drafts.append(id, after, steps, now, actor.id)
        if (Date.parse(now) - Date.parse(contract.updatedAt) > touchedAfterMilliseconds) saveContract(db, { ...contract, updatedAt: now })
        return { sequence }
      })
    } catch (error) {
      // What is in memory may be ahead of what was rolled back.
      services.drafts.forget(id)
      throw error
    }
  },

  'draft.preview': (services, { contract, version }) => previewPdf(services, contract, version),
}
