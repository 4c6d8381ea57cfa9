import type { Handlers } from '#electron/ipc/handler.ts'
import { backUpIdentity, certificateFile, giveNewPassphrase, identityViews, keysInFile, makeIdentity, takeIdentity } from '#electron/signing-room/identities.ts'

export const identityHandlers: Handlers<'identities'> = {
  'identities.list': (services) => identityViews(services),
  'identities.make': (services, input) => makeIdentity(services, input),
  'identities.read': (services, { blob, passphrase }) => keysInFile(services, blob, passphrase),
  'identities.import': (services, input) => takeIdentity(services, input),
  'identities.backUp': (services, { identity, passphrase, backupPassphrase }) => backUpIdentity(services, identity, passphrase, backupPassphrase),
  'identities.certificate': (services, { identity }) => certificateFile(services, identity),
  'identities.changePassphrase': (services, { identity, passphrase, newPassphrase }) => giveNewPassphrase(services, identity, passphrase, newPassphrase),
}
