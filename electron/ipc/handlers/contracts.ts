import { changeContractDetails } from '#electron/contracts/details.ts'
import { exportContract } from '#electron/contracts/export.ts'
import { importContract } from '#electron/contracts/import.ts'
import { listContracts } from '#electron/contracts/list.ts'
import { move } from '#electron/contracts/move.ts'
import { onPaper } from '#electron/contracts/paper.ts'
import { startContract } from '#electron/contracts/start.ts'
import { contractView } from '#electron/contracts/view.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { changeTracking, trackBecause } from '#electron/negotiation/tracking.ts'
import { giveTurn } from '#electron/negotiation/turns.ts'
import { documentFromTemplate } from '#electron/templates/library.ts'
import { isCommand, transitions } from '#shared/contracts/lifecycle.ts'
import { schema } from '#shared/document/schema.ts'
import { AppError } from '#shared/ipc/errors.ts'

export const contractHandlers: Handlers<'contracts'> = {
  'contracts.list': (services, query) => listContracts(services, query),

  'contracts.get': (services, { contract }) => contractView(services, contract),

  'contracts.createBlank': (services, { title, type }) => {
    const paragraph = (style: string, text: string) =>
      schema.node('paragraph', { id: services.newId<'paragraph'>(), style }, text === '' ? [] : [schema.text(text)])
    const doc = onPaper(services, schema.node('doc', null, [paragraph('title', title), paragraph('body', '')]))
    const contract = startContract(services, { title, type, doc, source: 'blank', from: '' })
    return contractView(services, contract.id)
  },

  'contracts.createFromTemplate': (services, { template, title, fields }) => {
    const { doc, manifest, type } = documentFromTemplate(services, template, fields)
    const contract = startContract(services, {
      title,
      type,
      doc,
      source: 'template',
      from: `the template “${manifest.title}”`,
      template: { id: manifest.id, version: manifest.version },
    })
    return contractView(services, contract.id)
  },

  'contracts.import': async (services, input) => {
    const { contract, report } = await importContract(services, input.blob, input.fileName)
    return { view: contractView(services, contract.id), report }
  },

  'contracts.changeDetails': (services, { contract, details }) => {
    changeContractDetails(services, contract, details)
    return contractView(services, contract)
  },

  'contracts.command': (services, { contract, command, reason }) => {
    const known = isCommand(command) ? command : null
    if (known === null) throw new AppError('lifecycle.unknown', 'Countersign does not know this command. Nothing was changed.')
    if (transitions.some((transition) => transition.command === known && transition.byRule === true)) {
      throw new AppError('lifecycle.by-rule', `“${known}” follows from approving or signing; it cannot be given by hand. Nothing was changed.`)
    }
    services.write((writer) => {
      const moved = move(services, writer, contract, known, reason)
      if (moved.state === 'negotiation') trackBecause(writer, contract, 'the text is being negotiated')
    })
    return contractView(services, contract)
  },

  'contracts.passTurn': (services, { contract: id, to }) => {
    services.write((writer) => giveTurn(writer, id, to))
    return contractView(services, id)
  },

  'contracts.setTracking': (services, { contract, tracking }) => {
    changeTracking(services, contract, tracking)
    return contractView(services, contract)
  },

  'contracts.export': (services, input) => exportContract(services, input),
}
