import { queueOf } from '#electron/approvals/queue.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { dutiesFor } from '#electron/obligations/duties.ts'
import { nextDatesWithin } from '#electron/renewal/next-dates.ts'
import { auditEntries } from '#electron/store/repositories/audit.ts'
import { openCeremonies } from '#electron/store/repositories/ceremonies.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { auditSentence } from '#shared/audit/sentence.ts'
import { waitingFor } from '#shared/approvals/waiting.ts'
import { homeLists, horizonInDays } from '#shared/contracts/home.ts'
import { shownCeremony } from '#shared/signing/turns.ts'

const recentEntries = 12

export const homeHandlers: Handlers<'home'> = {
  'home.get': async (services) => {
    const { db, me, today, clock } = services
    const duties = await dutiesFor(services)
    const contracts = allContracts(db)
    const titles = new Map(contracts.map((contract) => [contract.id, contract.title]))
    const recent = auditEntries(db, null, recentEntries).map((entry) => ({
      entry,
      sentence: auditSentence(entry.event),
      title: entry.event.contract === null ? null : (titles.get(entry.event.contract) ?? null),
    }))
    const nextOf = await nextDatesWithin(contracts, today(), horizonInDays)
    return { today: today(), ...homeLists(contracts, openCeremonies(db).map((ceremony) => shownCeremony(ceremony, clock())), me(), today(), waitingFor(queueOf(services, contracts)), nextOf, duties), recent }
  },
}
