import { decideFor } from '#electron/approvals/decide.ts'
import { houseNow } from '#electron/approvals/house.ts'
import { signerOf } from '#electron/exchange/file-signature.ts'
import { requireTakesPart } from '#electron/exchange/may.ts'
import { holdersOf } from '#electron/exchange/person-keys.ts'
import { textIn } from '#electron/exchange/request-file.ts'
import type { Services } from '#electron/services.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { findRequestOut, saveTaken } from '#electron/store/repositories/approval-requests.ts'
import { lastRound } from '#electron/store/repositories/approval-rounds.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { findPerson } from '#electron/store/repositories/people.ts'
import { checkDecision } from '#shared/approvals/files/checks.ts'
import { readSignedFile } from '#shared/approvals/files/read-file.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Decision } from '#shared/approvals/round.ts'
import { allowed } from '#shared/ipc/errors.ts'
import { sha256OfText } from '#shared/lib/hash.ts'
import type { BlobId, ContractId } from '#shared/lib/ids.ts'

function inWords(name: string, { decision, as }: Decision, { title, state }: Contract): string {
  const whose = as === 'self' ? '' : `, as ${as},`
  const after = state === 'approved' ? ' The contract is approved.' : state === 'draft' ? ' It is a draft again.' : ' Other decisions are still waited for.'
  return `${name}${whose} ${decision} “${title}”.${after}`
}

/**
 * Takes in the decision on a request that went out from here, as if whoever signed it had decided here. Everything that follows from it
 * happens in the same transaction as noting that the request was answered. Throws blob.missing, approval-file.*, and what deciding refuses.
 */
export function takeDecision(services: Services, blob: BlobId, fileName: string): { contract: ContractId; message: string } {
  const text = allowed(textIn(handedFile(services, blob).bytes))
  const file = allowed(readSignedFile(text, 'countersign-approval-decision'))
  const { body } = file
  const signer = allowed(signerOf(file, body.at))
  const hash = sha256OfText(text)
  const taken = services.write((writer) => {
    const { db, now, actor, audit } = writer
    requireTakesPart(actor)
    const out = findRequestOut(db, body.nonce)
    const { given, by, at } = allowed(
      checkDecision(body, {
        given: out?.given ?? null,
        answered: out?.answered !== null && out !== null,
        holders: holdersOf(db, signer.fingerprint),
        round: out === null ? null : lastRound(db, out.given.contract),
        house: houseNow(services),
        now,
      }),
    )
    saveTaken(db, body.nonce, { at: now, by: actor.id, file: hash })
    const name = findPerson(db, by)?.name ?? ''
    const { contract, seat } = given
    const { decision: verdict, reason, versionHash, request } = body
    audit({ kind: 'decision file taken in', contract, request, file: hash, fileName, person: by, name, decision: verdict, fingerprint: signer.fingerprint })
    const decision = decideFor(services, writer, contract, { seat, by, at, decision: verdict, reason, versionHash, file: hash })
    return { contract, message: inWords(name, decision, getContract(db, contract)) }
  })
  services.changed('contract', taken.contract)
  return taken
}
