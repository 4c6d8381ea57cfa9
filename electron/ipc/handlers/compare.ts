import type { Handlers } from '#electron/ipc/handler.ts'
import { exportComparison } from '#electron/negotiation/comparison-file.ts'
import { compareSides, comparisonView } from '#electron/negotiation/comparison.ts'
import { auditReceived } from '#electron/negotiation/redline-audit.ts'

export const compareHandlers: Handlers<'compare'> = {
  'compare.versions': (services, sides) => comparisonView(compareSides(services, sides)),

  'compare.files': (services, sides) => comparisonView(compareSides(services, sides)),

  'compare.export': (services, { compared, format }) => exportComparison(services, compared, format),

  'compare.audit': (services, { contract, sent, received }) => auditReceived(services, contract, sent, received),
}
