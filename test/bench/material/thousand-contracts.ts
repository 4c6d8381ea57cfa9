import { startContract } from '#electron/contracts/start.ts'
import type { Services } from '#electron/services.ts'
import { contractTypes } from '#shared/contracts/contract.ts'
import { importText } from '#shared/document/import/import-text.ts'
import { contractTexts, type ContractText } from '#test/bench/material/contract-texts.ts'

export const manyContracts = 1_000

/**
 * Starts 1,000 contracts by the real services, each with the whole text of an agreement; where there are fewer texts they come again under
 * another title. Answers the texts.
 */
export function startManyContracts(services: Services): readonly ContractText[] {
  const { texts } = contractTexts()
  const documents = texts.flatMap(({ title, text }) => {
    const read = importText(text, { newId: services.newId })
    return read.ok ? [{ title, doc: read.value.doc }] : []
  })
  for (let index = 0; index < manyContracts; index += 1) {
    const { title, doc } = documents[index % documents.length] ?? { title: '', doc: null }
    if (doc === null) throw new RangeError('none of the texts could be imported')
    const round = Math.floor(index / documents.length)
    startContract(services, { title: round === 0 ? title : `${title} (${round + 1})`, type: contractTypes[index % contractTypes.length] ?? 'other', doc, source: 'import', from: `${title}.txt` })
  }
  return texts
}
