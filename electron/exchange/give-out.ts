import { randomBytes } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import { houseNow } from '#electron/approvals/house.ts'
import { documentOf } from '#electron/drafts/versions.ts'
import { signText } from '#electron/exchange/file-signature.ts'
import { approvalFileName, handOut } from '#electron/exchange/hand-out.ts'
import { openSigningKey } from '#electron/exchange/open-key.ts'
import { requireTakesPart } from '#electron/exchange/may.ts'
import { picturesOf } from '#electron/exchange/pictures.ts'
import { knownKeysOf } from '#electron/exchange/person-keys.ts'
import type { Services } from '#electron/services.ts'
import { insertRequestOut, requestsOutOf } from '#electron/store/repositories/approval-requests.ts'
import { lastRound, roundsOf } from '#electron/store/repositories/approval-rounds.ts'
import { workspaceId } from '#electron/store/repositories/audit.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { RequestBody } from '#shared/approvals/files/bodies.ts'
import { fileText, requestHash, signingInput } from '#shared/approvals/files/read-file.ts'
import { lastApprovedBy } from '#shared/approvals/last-approved.ts'
import { waitingSeats, type WaitingSeat } from '#shared/approvals/waiting.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import type { GivenOut } from '#shared/ipc/approval-files-api.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { BlobId, ContractId, IdentityId, Instant, PersonId } from '#shared/lib/ids.ts'

/** For which seat a request goes out, by whose key it is signed, and for how long it is open. */
export interface GiveOutAct {
  readonly contract: ContractId
  readonly stage: string
  readonly seat: PersonId
  readonly identity: IdentityId
  readonly passphrase: string
  readonly expiresInDays: number
}

const day = 86_400_000

/** The seat that is asked for, where it waits now. */
function askedSeat(services: Services, { contract, stage, seat }: GiveOutAct): WaitingSeat {
  const round = lastRound(services.db, contract)
  const waiting = round === null ? [] : waitingSeats(round, houseNow(services))
  const found = waiting.find((each) => each.stage.id === stage && each.seat.person === seat)
  if (found === undefined) {
    throw new AppError('approval-request.not-waiting', 'This seat does not wait for a decision now: nothing is submitted, its stage is not open, or it was decided. Nothing was given out.')
  }
  if (found.deciders.length === 0) {
    throw new AppError('approval-request.nobody', 'Nobody could decide this seat: whoever is asked has left or may not approve. Nothing was given out; add an approver to the stage.')
  }
  return found
}

const jsonOf = (doc: Node): Record<string, unknown> => JSON.parse(canonicalDocument(doc)) as Record<string, unknown>

/** What this person approved last of the contract. */
function baseFor(services: Services, { round, seat }: WaitingSeat): { readonly number: number; readonly hash: Sha256; readonly doc: Node | null } | null {
  const last = lastApprovedBy(roundsOf(services.db, round.contract), seat.person)
  const number = versionsOf(services.db, round.contract).findLast(({ hash }) => hash === last?.versionHash)?.number
  if (last === null || number === undefined) return null
  return { number, hash: last.versionHash, doc: last.versionHash === round.versionHash ? null : documentOf(services, last.versionHash) }
}

function requestBody(services: Services, waiting: WaitingSeat, signer: string, now: Instant, expiresInDays: number): RequestBody {
  const { db } = services
  const { round, stage, seat } = waiting
  const { id, title, counterparty } = getContract(db, round.contract)
  const people = new Map(allPeople(db).map((person) => [person.id, person]))
  const asked = people.get(seat.person)
  const version = versionsOf(db, id).find((each) => each.id === round.version)
  if (asked === undefined || version === undefined) throw new AppError('approval-request.damaged', 'The submission names somebody or a version that is not in the workspace. Nothing was given out; run the doctor on the file.')
  const doc = documentOf(services, round.versionHash)
  const base = baseFor(services, waiting)
  return {
    format: 'countersign-approval-request',
    formatVersion: 1,
    id: randomBytes(32).toString('hex'),
    signer,
    workspace: { id: workspaceId(db), name: readWorkspace(db).name },
    contract: { id, title, counterparty: counterparty.name },
    round: { id: round.id, number: round.number },
    stage: { id: stage.id, name: stage.name },
    seat: { person: asked.id, name: asked.name, email: asked.email },
    submitter: people.get(round.submitter)?.name ?? '',
    note: round.note,
    version: { number: version.number, hash: round.versionHash },
    facts: round.facts,
    document: jsonOf(doc),
    base: base === null ? null : { number: base.number, hash: base.hash, document: base.doc === null ? null : jsonOf(base.doc) },
    pictures: picturesOf(db, base?.doc ? [doc, base.doc] : [doc]),
    issuedAt: now,
    expiresAt: new Date(Date.parse(now) + expiresInDays * day).toISOString(),
  }
}

/**
 * Writes the signed request for a seat, to be decided on another machine; several may be open for one seat, and the first decision counts.
 * Throws approval-request.not-waiting, .nobody, .may-not, approval-file.key-cannot-sign, identity.*.
 */
export async function giveOutRequest(services: Services, act: GiveOutAct): Promise<{ blob: BlobId; fileName: string; expiresAt: Instant; keyKnown: boolean }> {
  requireTakesPart(services.me())
  askedSeat(services, act)
  using key = await openSigningKey(services, act.identity, act.passphrase)
  const made = services.write(({ db, now, audit }) => {
    const waiting = askedSeat(services, act)
    const body = requestBody(services, waiting, key.fingerprint, now, act.expiresInDays)
    const text = fileText(body, allowed(signText(key, signingInput(body))))
    const request = requestHash(body)
    const { contract, round, stage, seat, version, facts, issuedAt, expiresAt } = body
    insertRequestOut(db, {
      request, nonce: body.id, contract: contract.id, round: round.id, stage: stage.id, seat: seat.person, versionHash: version.hash, facts, issuedAt, expiresAt,
    })
    audit({
      kind: 'approval request given out', contract: contract.id, request, seat: seat.person, name: seat.name, stage: stage.name, versionHash: version.hash,
      fingerprint: key.fingerprint, expiresAt,
    })
    const keyKnown = waiting.deciders.some((person) => knownKeysOf(db, person).length > 0)
    return { text, fileName: approvalFileName(`Approval of ${contract.title} by ${seat.name}`), expiresAt, keyKnown }
  })
  services.changed('contract', act.contract)
  return { ...handOut(services, made.text, made.fileName), expiresAt: made.expiresAt, keyKnown: made.keyKnown }
}

/** What went out for the submission that a contract is in, newest first. */
export function givenOut({ db, clock }: Services, contract: ContractId): GivenOut[] {
  const round = lastRound(db, getContract(db, contract).id)
  if (round === null) return []
  return requestsOutOf(db, contract, round.id)
    .map(({ given: { stage, seat, versionHash, issuedAt, expiresAt }, answered }) => (
      { stage, seat, versionHash, issuedAt, expiresAt, expired: clock() > expiresAt, answeredAt: answered?.at ?? null }
    ))
    .toReversed()
}
