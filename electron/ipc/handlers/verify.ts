import type { Handlers } from '#electron/ipc/handler.ts'
import { verifyFile } from '#electron/signing-room/verify-file.ts'

export const verifyHandlers: Handlers<'verify'> = {
  'verify.file': (services, { blob }) => verifyFile(services, blob),
}
