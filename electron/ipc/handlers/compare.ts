import type { Handlers } from '#electron/ipc/handler.ts'
import { AppError } from '#shared/ipc/errors.ts'

const notYet = () => new AppError('compare.not-ready', 'Texts cannot be compared yet. Nothing was changed.')

export const compareHandlers: Handlers<'compare'> = {
  'compare.versions': () => Promise.reject(notYet()),
  'compare.files': () => Promise.reject(notYet()),
  'compare.export': () => Promise.reject(notYet()),
  'compare.audit': () => Promise.reject(notYet()),
}
