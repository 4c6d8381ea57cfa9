import { makeIdentity } from '#electron/signing-room/identities.ts'
import { prepareSigning } from '#electron/signing-room/prepare.ts'
import { sign } from '#electron/signing-room/sign.ts'
import type { Services } from '#electron/services.ts'
import type { SampleContract } from '#electron/workspace/sample-source.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Signer, WitnessStatement } from '#shared/signing/ceremony.ts'
import type { RequestedSigner } from '#shared/signing/plan.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'

/** Opens every signing key of the sample, so that a person can go on signing there. It protects nothing real. */
export const samplePassphrase = 'sample workspace'

/** The people the data names, at the blocks of the text: by the name a block gives, else in order. */
function requestedSigners(services: Services, id: ContractId, sample: SampleContract): RequestedSigner[] {
  const blocks = signatureBlocks(services.drafts.read(id).doc)
  return (sample.signers ?? []).flatMap((signer, at) => {
    const block = blocks.find((each) => each.signer === signer.name) ?? blocks[at]
    if (block === undefined) throw new RangeError(`the sample has no signature block for ${signer.name}`)
    const email = signer.party === 'them' ? sample.counterparty.contact.email : ''
    const own: RequestedSigner = { block: block.id, role: 'signer', name: signer.name, capacity: signer.capacity, email }
    return signer.witness === undefined ? [own] : [own, { block: block.id, role: 'witness', name: signer.witness.name, capacity: 'Witness', email: '' }]
  })
}

function statementOf(sample: SampleContract, signer: Signer): WitnessStatement | null {
  const witness = sample.signers?.find((each) => each.witness?.name === signer.name)?.witness
  if (signer.role !== 'witness' || witness === undefined) return null
  return { adult: true, present: true, notParty: true, address: witness.address, occupation: witness.occupation }
}

const faces = ['dancing-script', 'great-vibes', 'caveat'] as const

/** Has a contract of the sample signed: by everyone, or by the first signer only where the signing is under way. */
export async function signSampleContract(services: Services, id: ContractId, sample: SampleContract): Promise<void> {
  const ceremony = await prepareSigning(services, id, requestedSigners(services, id, sample))
  const signing = sample.state === 'executed' ? ceremony.signers : ceremony.signers.slice(0, 1)
  for (const [at, signer] of signing.entries()) {
    const identity = await makeIdentity(services, { name: signer.name, email: signer.email, passphrase: samplePassphrase, mine: false })
    await sign(services, {
      ceremony: ceremony.id,
      signer: signer.id,
      mark: { kind: 'typed', text: signer.name, face: faces[at % faces.length] ?? 'caveat' },
      pagesViewed: Array.from({ length: ceremony.pages }, (_, page) => page + 1),
      identity: { id: identity.id, passphrase: samplePassphrase },
      witness: statementOf(sample, signer),
    })
  }
}
