import type { Handlers } from '#electron/ipc/handler.ts'
import { exportComparison } from '#electron/negotiation/comparison-file.ts'
import { compareSides, comparisonView } from '#electron/negotiation/comparison.ts'
import { AppError } from '#shared/ipc/errors.ts'

const notYet = () => new AppError('compare.not-ready', 'Texts cannot be compared yet. Nothing was changed.')

export const compareHandlers: Handlers<'compare'> = {
  'compare.versions': (services, sides) => comparisonView(compareSides(services, sides)),
  'compare.files': (services, sides) => comparisonView(compareSides(services, sides)),
  'compare.export': (services, { compared, format }) => exportComparison(services, compared, format),
  'compare.audit': () => Promise.reject(notYet()),
}
