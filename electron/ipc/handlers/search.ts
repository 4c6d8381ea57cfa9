import { indexWhatIsLeft } from '#electron/drafts/settle.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { searchContracts } from '#electron/store/repositories/search.ts'
import { shownState } from '#shared/contracts/status.ts'
import { searchExpression } from '#shared/search/query.ts'

export const searchHandlers: Handlers<'search'> = {
  'search.find': (services, { query, limit }) => {
    const expression = searchExpression(query)
    if (expression === null) return []
    indexWhatIsLeft(services)
    return searchContracts(services.db, expression, limit).map(({ contract: id, passage }) => {
      const contract = getContract(services.db, id)
      return { contract: id, title: contract.title, counterparty: contract.counterparty.name, state: shownState(contract, services.today()), passage }
    })
  },
}
