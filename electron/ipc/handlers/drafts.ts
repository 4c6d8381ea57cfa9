import { previewPdf } from '#electron/contracts/preview.ts'
import { appendSteps } from '#electron/drafts/append.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { annotatableStates, mayComment } from '#shared/negotiation/comment.ts'

export const draftHandlers: Handlers<'draft'> = {
  'draft.open': (services, { contract }) => {
    const { state } = getContract(services.db, contract)
    const { doc, sequence } = services.drafts.read(contract)
    const me = services.me()
    return {
      document: doc.toJSON() as Record<string, unknown>,
      sequence,
      editable: editableStates.has(state) && mayEdit(me),
      annotatable: annotatableStates.has(state) && mayComment(me),
    }
  },

  'draft.append': (services, { contract, after, steps }) => appendSteps(services, contract, after, steps),

  'draft.preview': (services, { contract, version }) => previewPdf(services, contract, version),
}
