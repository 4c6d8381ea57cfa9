import { keepContractPlanned } from '#electron/obligations/keep-planned.ts'
import { anchorsOf } from '#electron/obligations/replan.ts'
import type { Services } from '#electron/services.ts'
import { breachesOf } from '#electron/store/repositories/breaches.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { obligationsOf } from '#electron/store/repositories/obligations.ts'
import { occurrencesOf } from '#electron/store/repositories/occurrences.ts'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { planOf } from '#shared/obligations/plan.ts'
import { recurrenceInWords } from '#shared/obligations/recurrence/in-words.ts'
import { parseRecurrence } from '#shared/obligations/recurrence/parse-recurrence.ts'
import { cureBy, cureDaysLeft, isOverdue, shownOccurrence } from '#shared/obligations/state.ts'

function inWords(recurrence: string | null): string {
  const rule = recurrence === null ? null : parseRecurrence(recurrence)
  if (rule === null) return ''
  return rule.ok ? recurrenceInWords(rule.value) : (recurrence ?? '')
}

/** Everything a contract obliges to, when, and who broke it. */
export function contractObligations(services: Services, id: ContractId): ContractObligations {
  keepContractPlanned(services, id)
  const { db } = services
  const today = services.today()
  const contract = getContract(db, id)
  const anchors = anchorsOf(services, contract)
  const occurrences = occurrencesOf(db, id)
  return {
    obligations: obligationsOf(db, id).filter(({ takenBack }) => takenBack !== true).map((obligation) => {
      const plan = planOf(obligation, anchors, today, today)
      return {
        obligation,
        waitsFor: plan.ok ? plan.value.waitsFor : plan.refusal.message,
        recurrence: inWords(obligation.recurrence),
        occurrences: occurrences.filter((each) => each.obligation === obligation.id).map((occurrence) => ({
          occurrence, state: shownOccurrence(occurrence, today), overdue: isOverdue(occurrence, obligation.grace, today),
        })),
      }
    }),
    breaches: breachesOf(db, id).map((breach) => ({ breach, cureBy: cureBy(breach), cureDaysLeft: cureDaysLeft(breach, today) })),
  }
}
