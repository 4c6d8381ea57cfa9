import type { Services } from '#electron/services.ts'
import { statesBeginning, statesOf } from '#electron/signing-room/known-states.ts'
import { blobAddress } from '#electron/store/repositories/blobs.ts'
import { allCeremonies } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import type { Recognition } from '#shared/ipc/signing-views.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { actingSigners, shownCeremony } from '#shared/signing/turns.ts'

/** What is known of a file, with the sentences' details. */
interface Known {
  readonly recognition: Recognition
  readonly ceremony: Ceremony
  /** The state of ours that it is or begins with. */
  readonly state: BlobId
}

function beside(ceremony: Ceremony, id: BlobId): Recognition['what'] | null {
  if (ceremony.certificate === id) return 'certificate'
  if (ceremony.conformed === id) return 'conformed copy'
  return ceremony.signers.some(({ signature }) => signature?.ink?.scan === id) ? 'scan' : null
}

function whatIs(ceremony: Ceremony, state: BlobId, whole: boolean): Recognition['what'] {
  if (!whole) return state === ceremony.pdf ? 'extends last state' : 'extends earlier state'
  if (state === ceremony.pdf) return 'last state'
  return state === ceremony.executionCopy ? 'execution copy' : 'earlier state'
}

/** By its hash, else by its bytes: a file that begins with a state of ours is ours with something added to it. */
function find(services: Services, bytes: Uint8Array): Known | null {
  const id = blobAddress(bytes)
  const ceremonies = allCeremonies(services.db).map((ceremony) => shownCeremony(ceremony, services.clock()))
  const known = (ceremony: Ceremony, state: BlobId, what: Recognition['what'], newest: boolean): Known => ({
    ceremony,
    state,
    recognition: {
      what,
      contract: ceremony.contract,
      ceremony: ceremony.id,
      title: getContract(services.db, ceremony.contract).title,
      givenOut: ceremony.handedOut.some(({ pdf }) => pdf === state),
      newest,
    },
  })
  for (const ceremony of ceremonies) {
    const what = beside(ceremony, id)
    if (what !== null) return known(ceremony, id, what, true)
  }
  const [longest] = statesBeginning(services.db, bytes, ceremonies.flatMap(statesOf))
  // Equal copies of one text have equal execution copies: the signing that went on with this state is the one it belongs to.
  const owners = ceremonies.filter((ceremony) => longest !== undefined && statesOf(ceremony).includes(longest.state))
  const ceremony = owners.find(({ pdf }) => pdf === longest?.state) ?? owners.at(-1)
  if (longest === undefined || ceremony === undefined) return null
  const what = whatIs(ceremony, longest.state, longest.length === bytes.byteLength)
  return known(ceremony, longest.state, what, what === 'last state')
}

/** Which file of this workspace these bytes are or begin with, and whether a later state of it is known: an earlier one may be a rollback. Null for a stranger. */
export function recogniseFile(services: Services, bytes: Uint8Array): { readonly recognition: Recognition; readonly sentence: string } | null {
  const found = find(services, bytes)
  return found === null ? null : { recognition: found.recognition, sentence: sentenceOf(found) }
}

const later = 'This workspace keeps a later state of it.'

function signaturesIn(ceremony: Ceremony, state: BlobId): string {
  const acting = actingSigners(ceremony.signers)
  const upTo = acting.find(({ signature }) => signature?.pdf === state)?.signature?.at
  const made = acting.filter(({ signature }) => signature !== null && upTo !== undefined && signature.at <= upTo && (signature.at < upTo || signature.pdf === state))
  return `after ${made.length} of ${acting.length} signatures`
}

function sentenceOf({ recognition: { what, title, givenOut }, ceremony, state }: Known): string {
  const handed = givenOut ? ' It was given out in this state to be signed elsewhere.' : ''
  switch (what) {
    case 'certificate': return `This is the certificate of completion of “${title}”.`
    case 'conformed copy': return `This is the conformed copy of “${title}”, which puts its counterparts together.`
    case 'scan': return `This is the scan of a counterpart of “${title}” that was signed on paper.`
    case 'last state': return `This is “${title}”, ${ceremony.state === 'completed' ? 'complete, as this workspace keeps it' : `as this workspace keeps it; the signing is ${ceremony.state}`}.${handed}`
    case 'execution copy': return `This is the execution copy of “${title}” before its first signature. ${later}${handed}`
    case 'earlier state': return `This is “${title}” ${signaturesIn(ceremony, state)}. ${later}${handed}`
    case 'extends last state': return `This begins as “${title}” stands in this workspace, and something was added to it that this workspace does not keep.${handed}`
    case 'extends earlier state': return `This begins as an earlier state of “${title}”, and something else was added to it than what this workspace keeps. ${later}${handed}`
  }
}
