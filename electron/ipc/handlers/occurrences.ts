import type { Handlers } from '#electron/ipc/handler.ts'
import { actOnOccurrence, keepEvidence, openEvidence } from '#electron/obligations/act.ts'
import { contractObligations } from '#electron/obligations/of-contract.ts'
import { acceptOccurrence, returnOccurrence, submitOccurrence, waiveOccurrence } from '#shared/obligations/act.ts'

export const occurrenceHandlers: Handlers<'occurrences'> = {
  'occurrences.addEvidence': (services, { occurrence, ...file }) => contractObligations(services, keepEvidence(services, occurrence, file)),

  'occurrences.openEvidence': (services, { occurrence, blob }) => openEvidence(services, occurrence, blob),

  'occurrences.submit': (services, { occurrence, on, note }) => contractObligations(services, actOnOccurrence(services, occurrence, (before, act) => submitOccurrence(before, { on, note }, act))),

  'occurrences.accept': (services, { occurrence, note }) => contractObligations(services, actOnOccurrence(services, occurrence, (before, act) => acceptOccurrence(before, note, act))),

  'occurrences.return': (services, { occurrence, reason }) => contractObligations(services, actOnOccurrence(services, occurrence, (before, act) => returnOccurrence(before, reason, act))),

  'occurrences.waive': (services, { occurrence, reason }) => contractObligations(services, actOnOccurrence(services, occurrence, (before, act) => waiveOccurrence(before, reason, act))),
}
