import { move } from '#electron/contracts/move.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { trackBecause } from '#electron/negotiation/tracking.ts'
import { sealCertificate, withCertificate } from '#electron/signing-room/certificate.ts'
import { giveOut, takeBack } from '#electron/signing-room/exchange.ts'
import { endIfExpired, gateNow } from '#electron/signing-room/expiry.ts'
import { layOut } from '#electron/signing-room/layout.ts'
import { prepareSigning } from '#electron/signing-room/prepare.ts'
import { sign } from '#electron/signing-room/sign.ts'
import { changeWay, handOver } from '#electron/signing-room/signers.ts'
import { addLongTermData, requestTimeStamp, stampHere, takeTimeStamp } from '#electron/signing-room/time-stamps.ts'
import { takeInk } from '#electron/signing-room/wet-ink.ts'
import { getCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { consentWording } from '#shared/signing/ceremony.ts'
import { intentOf } from '#shared/signing/intent.ts'
import { mayDecline } from '#shared/signing/sign.ts'
import { actingSigners, nextSigner, openSigners, shownCeremony } from '#shared/signing/turns.ts'

export const signingHandlers: Handlers<'signing'> = {
  'signing.gate': (services, { contract }) => gateNow(services, contract),

  'signing.layout': (services, { contract, signers }) => layOut(services, contract, signers),

  'signing.prepare': (services, { contract, signers, ...terms }) => prepareSigning(services, contract, signers, terms),

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

  'signing.sign': (services, input) => sign(services, input),

  'signing.decline': (services, { ceremony: id, signer: signerId, reason }) => {
    endIfExpired(services, id)
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
    endIfExpired(services, id)
    services.write((writer) => {
      const ceremony = getCeremony(writer.db, id)
      if (ceremony.state !== 'open') throw new AppError('signing.ended', 'This signing has already ended. Nothing was changed.')
      move(services, writer, ceremony.contract, 'withdraw from signing', reason)
    })
    return getCeremony(services.db, id)
  },

  'signing.changeWay': (services, { ceremony, signer, way }) => changeWay(services, ceremony, signer, way),
  'signing.handOver': (services, { ceremony, signer }) => handOver(services, ceremony, signer),
  'signing.giveOut': (services, { ceremony }) => giveOut(services, ceremony),
  'signing.takeBack': (services, { ceremony, blob, fileName }) => takeBack(services, ceremony, blob, fileName),
  'signing.takeInk': (services, input) => takeInk(services, input),
  'signing.sealCertificate': (services, { ceremony, identity }) => sealCertificate(services, ceremony, identity),
  'signing.stampHere': (services, { ceremony, authority }) => stampHere(services, ceremony, authority),
  'signing.requestTimeStamp': (services, { ceremony }) => requestTimeStamp(services, ceremony),
  'signing.takeTimeStamp': (services, { ceremony, blob }) => takeTimeStamp(services, ceremony, blob),
  'signing.addLongTermData': (services, { ceremony, blobs }) => addLongTermData(services, ceremony, blobs),
}
