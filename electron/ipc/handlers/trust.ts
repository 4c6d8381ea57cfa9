import type { Handlers } from '#electron/ipc/handler.ts'
import { addTrusted, removeTrusted, trustedViews } from '#electron/signing-room/trust.ts'

export const trustHandlers: Handlers<'trust'> = {
  'trust.list': (services) => trustedViews(services),
  'trust.add': (services, { blob }) => addTrusted(services, blob),
  'trust.remove': (services, { fingerprint }) => removeTrusted(services, fingerprint),
}
