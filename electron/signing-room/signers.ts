import type { Services } from '#electron/services.ts'
import { getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { CeremonyId, SignerId } from '#shared/lib/ids.ts'
import type { Ceremony, SigningWay } from '#shared/signing/ceremony.ts'
import { withHandedOver, withWay } from '#shared/signing/sign.ts'

/** Running a signing is for those who may write. Throws signing.may-not-edit. */
export function requireRunner(services: Services): void {
  if (!mayEdit(services.me())) throw new AppError('signing.may-not-edit', 'Only an owner or an editor may do this. Nothing was changed; ask one of them, or switch to your own profile.')
}

/** Lets someone who has not signed yet sign in another way. Throws signing.*. */
export function changeWay(services: Services, id: CeremonyId, signerId: SignerId, way: SigningWay): Ceremony {
  requireRunner(services)
  const changed = services.write(({ db, audit }) => {
    const { ceremony, signer } = allowed(withWay(getCeremony(db, id), signerId, way))
    if (signer.way !== way) {
      saveCeremony(db, ceremony)
      audit({ kind: 'way of signing changed', contract: ceremony.contract, ceremony: id, signer: signerId, name: signer.name, way })
    }
    return ceremony
  })
  services.changed('contract', changed.contract)
  return changed
}

/** Writes down that someone was handed a copy of the finished file. Throws signing.*. */
export function handOver(services: Services, id: CeremonyId, signerId: SignerId): Ceremony {
  requireRunner(services)
  const changed = services.write(({ db, now, audit }) => {
    const { ceremony, signer } = allowed(withHandedOver(getCeremony(db, id), signerId, now))
    saveCeremony(db, ceremony)
    audit({ kind: 'copy handed over', contract: ceremony.contract, ceremony: id, signer: signerId, name: signer.name, pdf: ceremony.pdf })
    return ceremony
  })
  services.changed('contract', changed.contract)
  return changed
}
