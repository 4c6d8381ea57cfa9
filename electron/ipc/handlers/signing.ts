import { gateOf } from '#electron/contracts/facts.ts'
import { move } from '#electron/contracts/move.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { withCertificate } from '#electron/signing-room/certificate.ts'
import { trackBecause } from '#electron/negotiation/tracking.ts'
import { prepareSigning } from '#electron/signing-room/prepare.ts'
import { sign } from '#electron/signing-room/sign.ts'
import { getCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { consentWording } from '#shared/signing/ceremony.ts'
import { mayDecline } from '#shared/signing/sign.ts'
import { nextSigner } from '#shared/signing/turns.ts'

export const signingHandlers: Handlers<'signing'> = {
  'signing.gate': (services, { contract }) => gateOf(services, getContract(services.db, contract)),

  'signing.prepare': (services, { contract, signers }) => prepareSigning(services, contract, signers),

  'signing.get': async (services, { ceremony: id }) => {
    const ceremony = await withCertificate(services, getCeremony(services.db, id))
    const { title } = getContract(services.db, ceremony.contract)
    return { ceremony, title, next: nextSigner(ceremony)?.id ?? null, consent: consentWording }
  },

  'signing.sign': (services, input) => sign(services, input),

  'signing.decline': (services, { ceremony: id, signer: signerId, reason }) => {
    services.write((writer) => {
      const ceremony = getCeremony(writer.db, id)
      const allowed = mayDecline(ceremony, signerId)
      if (!allowed.ok) throw AppError.from(allowed.refusal)
      writer.audit({ kind: 'signing declined', contract: ceremony.contract, ceremony: id, signer: signerId, reason })
      move(services, writer, ceremony.contract, 'decline', `${allowed.value.name} declined: ${reason}`)
      trackBecause(writer, ceremony.contract, 'the text is being negotiated')
    })
    return getCeremony(services.db, id)
  },

  'signing.cancel': (services, { ceremony: id, reason }) => {
    services.write((writer) => {
      const ceremony = getCeremony(writer.db, id)
      if (ceremony.state !== 'open') throw new AppError('signing.ended', 'This signing has already ended. Nothing was changed.')
      move(services, writer, ceremony.contract, 'withdraw from signing', reason)
    })
    return getCeremony(services.db, id)
  },
}
