import { gateOf } from '#electron/contracts/facts.ts'
import { move } from '#electron/contracts/move.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { withCertificate } from '#electron/signing-room/certificate.ts'
import { trackBecause } from '#electron/negotiation/tracking.ts'
import { prepareSigning } from '#electron/signing-room/prepare.ts'
import { intentOf, sign } from '#electron/signing-room/sign.ts'
import { getCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { consentWording } from '#shared/signing/ceremony.ts'
import { mayDecline } from '#shared/signing/sign.ts'
import { actingSigners, nextSigner, openSigners, shownCeremony } from '#shared/signing/turns.ts'

function notYet(): never {
  throw new AppError('signing.not-yet', 'Countersign cannot do this yet. The signing is as it was.')
}

export const signingHandlers: Handlers<'signing'> = {
  'signing.gate': (services, { contract }) => gateOf(services, getContract(services.db, contract)),

  'signing.layout': notYet,

  'signing.prepare': (services, { contract, signers, fields, expiresAt, seal }) =>
    fields.length === 0 && expiresAt === null && seal === null ? prepareSigning(services, contract, signers) : notYet(),

  'signing.get': async (services, { ceremony: id }) => {
    const ceremony = await withCertificate(services, getCeremony(services.db, id))
    const { title } = getContract(services.db, ceremony.contract)
    const shown = shownCeremony(ceremony, services.clock())
    return {
      ceremony: shown,
      title,
      next: nextSigner(shown)?.id ?? null,
      open: openSigners(shown).map((signer) => signer.id),
      consent: consentWording,
      intents: Object.fromEntries(actingSigners(shown.signers).map((signer) => [signer.id, intentOf(shown, signer)])),
    }
  },

  'signing.sign': (services, { mark, values, ...input }) => (mark === null || Object.keys(values).length > 0 ? notYet() : sign(services, { ...input, mark })),

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

  'signing.changeWay': notYet,
  'signing.giveOut': notYet,
  'signing.takeBack': notYet,
  'signing.takeInk': notYet,
  'signing.handOver': notYet,
  'signing.sealCertificate': notYet,
  'signing.stampHere': notYet,
  'signing.requestTimeStamp': notYet,
  'signing.takeTimeStamp': notYet,
  'signing.addLongTermData': notYet,
}
