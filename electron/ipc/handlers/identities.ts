import type { Handlers } from '#electron/ipc/handler.ts'
import { identityViews, makeIdentity } from '#electron/signing-room/identities.ts'

export const identityHandlers: Handlers<'identities'> = {
  'identities.list': (services) => identityViews(services),
  'identities.make': (services, input) => makeIdentity(services, input),
}
