import { presentRound } from '#electron/approvals/contract-round.ts'
import type { Services } from '#electron/services.ts'
import { chainHead } from '#electron/store/repositories/audit.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { AttachedFile } from '#electron/pdf/attached-files.ts'
import type { Round } from '#shared/approvals/round.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Version } from '#shared/contracts/version.ts'
import { formatFieldValue } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import { sha256OfBytes } from '#shared/lib/hash.ts'
import type { Instant, PersonId } from '#shared/lib/ids.ts'
import { consentWording, type Signer } from '#shared/signing/ceremony.ts'
import type { EvidenceApproval, EvidenceParty, SigningEvidence } from '#shared/signing/evidence.ts'
import { actingSigners, turnOf } from '#shared/signing/turns.ts'

function partiesOf(services: Services, contract: Contract): EvidenceParty[] {
  const { house } = readWorkspace(services.db).settings
  const { name, kind, registration, address } = contract.counterparty
  return [
    { name: house.name, kind: 'company', registration: house.registration, address: house.address },
    { name, kind, registration, address },
  ]
}

/** Who is asked to sign, and on what terms. */
export interface Asked {
  readonly signers: readonly Signer[]
  /** What is theirs to fill in, besides their signature. */
  readonly fields: (signer: Signer) => readonly string[]
  readonly expiresAt: Instant | null
  readonly sealedBy: string | null
}

const capacities = { self: '', delegate: ', as the delegate of ', substitute: ', as the substitute of ' } as const

/** The approvals that hold for what is signed, in the stages that were needed. */
function approvalsFor(round: Round | null, nameOf: (id: PersonId) => string): EvidenceApproval[] {
  if (round === null) return []
  return round.stages
    .filter(({ needed }) => needed)
    .flatMap((stage) =>
      round.decisions
        .filter((decision) => decision.voided === null && decision.decision === 'approved' && decision.stage === stage.id)
        .map(({ by, as, seat, at, versionHash, reason }) => ({
          by: nameOf(by), stage: `${stage.name}${capacities[as]}${as === 'self' ? '' : nameOf(seat)}`, at, versionHash, reason,
        })),
    )
}

/** What the evidence pages state about a contract on its way to signing, gathered from the records as they are now (X9). */
export function gatherEvidence(
  services: Services,
  contract: Contract,
  version: Version,
  fields: readonly Field[],
  asked: Asked,
  attachments: readonly AttachedFile[],
): SigningEvidence {
  const { db } = services
  const names = new Map(allPeople(db).map((person) => [person.id, person.name]))
  const nameOf = (id: PersonId): string => names.get(id) ?? 'Someone no longer known'
  const head = chainHead(db)
  return {
    contract: { id: contract.id, title: contract.title },
    preparedAt: services.clock(),
    preparedBy: services.me().name,
    document: { version: version.number, name: version.name, hash: version.hash },
    parties: partiesOf(services, contract),
    versions: versionsOf(db, contract.id).map((each) => ({ number: each.number, name: each.name, hash: each.hash, at: each.createdAt, by: nameOf(each.createdBy) })),
    approvals: approvalsFor(presentRound(db, contract), nameOf),
    fields: fields.flatMap((field) => {
      const value = formatFieldValue(field)
      return value === null ? [] : [{ label: field.label, value }]
    }),
    signers: actingSigners(asked.signers).map((signer) => ({
      order: signer.order,
      role: signer.role,
      name: signer.name,
      capacity: signer.capacity,
      party: signer.party,
      witnessOf: asked.signers.find((each) => each.id === signer.witnessOf)?.name ?? null,
      turn: turnOf(signer),
      way: signer.way,
      fields: asked.fields(signer),
      consent: consentWording,
    })),
    copies: asked.signers.filter(({ role }) => role === 'copy').map(({ name, email }) => ({ name, email })),
    expiresAt: asked.expiresAt,
    sealedBy: asked.sealedBy,
    attachments: attachments.map(({ name, description, mediaType, bytes }) => ({ name, description, mediaType, size: bytes.byteLength, hash: sha256OfBytes(bytes) })),
    auditHead: { entry: head.sequence, hash: head.hash },
  }
}
