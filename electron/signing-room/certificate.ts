import { completionCertificateHtml } from '#electron/pdf/completion-html.ts'
import { prepareExecutionCopy } from '#electron/pdf/prepare.ts'
import type { Services } from '#electron/services.ts'
import { completionOf, finishedFile } from '#electron/signing-room/completion.ts'
import { assembleConformed, CONFORMED_FIELD } from '#electron/signing-room/conformed.ts'
import { storedPdf } from '#electron/signing-room/keep-signature.ts'
import { printOwnPage } from '#electron/signing-room/print-shop.ts'
import { houseKey, isOfTheHouse, sealFile } from '#electron/signing-room/seal.ts'
import { unlockIdentity, type SigningKey } from '#electron/signing/identity.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { CeremonyId, IdentityId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'

const CERTIFICATE_FIELD = 'Certificate'

/** A key of the house that is open. */
interface OpenKey {
  readonly key: SigningKey
  readonly name: string
}

const titleOf = (services: Services, ceremony: Ceremony): string => getContract(services.db, ceremony.contract).title

async function makeCertificate(services: Services, ceremony: Ceremony, house: OpenKey | null): Promise<Uint8Array> {
  const title = `Certificate of completion: ${titleOf(services, ceremony)}`
  const { pageSize } = readWorkspace(services.db).settings
  const page = { ...defaultPage, size: pageSize }
  const record = completionOf(services, ceremony, house?.name ?? null)
  const printed = await printOwnPage(services, { title, right: finishedFile(ceremony).slice(0, 12), page, content: completionCertificateHtml(record) })
  const bytes = await prepareExecutionCopy({
    printed, title, language: 'en', createdAt: services.clock(), attachments: [],
    signatureFields: ([place]) => (place === undefined || house === null ? [] : [{ name: CERTIFICATE_FIELD, page: place.page, rectangle: place.rectangle, tooltip: `Certificate issued by ${house.name}`, lock: true }]),
  })
  return house === null ? bytes : sealed(services, bytes, house, { field: CERTIFICATE_FIELD, reason: 'Issued as certificate of completion', shown: true })
}

function sealed(services: Services, pdf: Uint8Array, house: OpenKey, how: { readonly field: string; readonly reason: string; readonly shown: boolean }): Promise<Uint8Array> {
  return sealFile(pdf, { ...how, ...house, at: services.clock(), timeZone: services.timeZone })
}

/** The counterparts in one file, where someone signed on paper; sealed when a key of the house is open. */
async function makeConformed(services: Services, ceremony: Ceremony, house: OpenKey | null): Promise<Uint8Array | null> {
  if (!ceremony.signers.some(({ signature }) => signature?.ink)) return null
  const bytes = ceremony.conformed === null ? await assembleConformed(services, ceremony) : storedPdf(services, ceremony.conformed)
  if (house === null || ceremony.conformedSealedBy !== null) return bytes
  return sealed(services, bytes, house, { field: CONFORMED_FIELD, reason: 'Issued as conformed copy', shown: false })
}

interface Finished {
  readonly certificate: Uint8Array
  readonly conformed: Uint8Array | null
  readonly house: OpenKey | null
}

/** Keeps what was made, unless another call was faster. */
function keepFinished(services: Services, before: Ceremony, { certificate, conformed, house }: Finished): Ceremony {
  const title = titleOf(services, before)
  return services.write(({ db, now, audit }) => {
    const present = getCeremony(db, before.id)
    if (present.certificate !== before.certificate) return present
    const keep = (bytes: Uint8Array, fileName: string) => keepBlob(db, { bytes, mediaType: 'application/pdf', fileName }, now)
    const completed: Ceremony = {
      ...present,
      certificate: keep(certificate, `Certificate of completion: ${title}.pdf`),
      certificateSealedBy: house?.name ?? null,
      conformed: conformed === null ? null : keep(conformed, `${title} (conformed copy).pdf`),
      conformedSealedBy: conformed === null ? null : (present.conformedSealedBy ?? house?.name ?? null),
    }
    saveCeremony(db, completed)
    const about = { contract: present.contract, ceremony: present.id }
    if (completed.conformed !== null && completed.conformed !== present.conformed) audit({ kind: 'counterparts put together', ...about, conformed: completed.conformed })
    if (completed.certificate !== null && present.certificate === null) audit({ kind: 'signing completed', ...about, pdf: finishedFile(present), certificate: completed.certificate })
    if (completed.certificate !== null && house !== null) audit({ kind: 'certificate signed', ...about, certificate: completed.certificate, name: house.name, fingerprint: house.key.fingerprint })
    return completed
  })
}

async function finish(services: Services, ceremony: Ceremony, house: OpenKey | null): Promise<Ceremony> {
  const conformed = await makeConformed(services, ceremony, house)
  return keepFinished(services, ceremony, { certificate: await makeCertificate(services, ceremony, house), conformed, house })
}

/**
 * A signing with its certificate, and its conformed copy where someone signed on paper, made now if it is complete and has none. Both are
 * signed at once when the key that is open belongs to a person of the house. Failing to make them does not undo the signatures, so it is
 * reported and left for the next time, and is no reason to refuse a signature or a look at the signing.
 */
export async function withCertificate(services: Services, { id }: Ceremony, open?: { readonly key: SigningKey; readonly identity: IdentityId }): Promise<Ceremony> {
  const ceremony = getCeremony(services.db, id)
  if (ceremony.state !== 'completed' || ceremony.certificate !== null) return ceremony
  try {
    const house = open !== undefined && isOfTheHouse(services, open.identity) ? { key: open.key, name: houseKey(services, open.identity).name } : null
    return await finish(services, ceremony, house)
  } catch (error) {
    services.report(error)
    return ceremony
  }
}

/**
 * Signs the certificate of completion, and the conformed copy where there is one, with a key of the house. The signed document stays as it
 * is. Throws certificate.not-complete, certificate.already-signed, identity.*, pdf.*.
 */
export async function sealCertificate(services: Services, id: CeremonyId, identity: { readonly id: IdentityId; readonly passphrase: string }): Promise<Ceremony> {
  const ceremony = getCeremony(services.db, id)
  if (ceremony.state !== 'completed') throw new AppError('certificate.not-complete', 'Not everyone has signed, so there is no certificate of completion yet. Nothing was signed.')
  if (ceremony.certificateSealedBy !== null) {
    throw new AppError('certificate.already-signed', `The certificate of completion is already signed, by the key of ${ceremony.certificateSealedBy}. It was left as it is.`)
  }
  const house = houseKey(services, identity.id)
  using key = await unlockIdentity(house.stored, identity.passphrase)
  const finished = await finish(services, ceremony, { key, name: house.name })
  services.changed('contract', finished.contract)
  return finished
}
