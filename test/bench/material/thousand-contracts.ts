import { startContract } from '#electron/contracts/start.ts'
import type { Application } from '#electron/application.ts'
import type { Services } from '#electron/services.ts'
import { contractTypes } from '#shared/contracts/contract.ts'
import { importText } from '#shared/document/import/import-text.ts'
import { contractTexts, type ContractText } from '#test/bench/material/contract-texts.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'

const manyContracts = 1_000

/** Starts 1,000 contracts by the real services, each with the whole text of an agreement; where there are fewer texts they come again under another title. */
function startManyContracts(services: Services, texts: readonly ContractText[]): void {
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
}

export interface ManyContracts {
  readonly application: Application
  readonly path: string
  readonly texts: readonly ContractText[]
}

let made: ManyContracts | null = null

/** A workspace of 1,000 contracts, made once for all topics that need it. It is open; detach it before another process opens it. */
export function thousandContracts(): ManyContracts {
  if (made !== null) return made
  const folder = freshFolder()
  process.once('exit', () => folder[Symbol.dispose]())
  const { application, services, path } = newWorkspace(folder.path)
  const { texts } = contractTexts()
  // One transaction around all, so that the disk is waited for once and not a thousand times.
  services.db.transaction(() => startManyContracts(services, texts)).immediate()
  made = { application, path, texts }
  return made
}
