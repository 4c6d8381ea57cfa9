import { houseNow } from '#electron/approvals/house.ts'
import type { Services } from '#electron/services.ts'
import { allRounds, pendingRounds } from '#electron/store/repositories/approval-rounds.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import type { QueueItem, Turnaround } from '#shared/approvals/queue.ts'
import { turnaround } from '#shared/approvals/turnaround.ts'
import { approvalsQueue } from '#shared/approvals/waiting.ts'
import type { Contract } from '#shared/contracts/contract.ts'

/** What waits and concerns whoever works here, of these contracts. */
export function queueOf(services: Services, contracts: readonly Contract[]): QueueItem[] {
  const known = new Map<string, Contract>(contracts.map((contract) => [contract.id, contract]))
  return approvalsQueue(pendingRounds(services.db), known, services.me().id, houseNow(services), services.clock())
}

/** The same with the figures of all there ever was. */
export function queueAndTurnaround(services: Services): { items: QueueItem[]; turnaround: Turnaround } {
  return { items: queueOf(services, allContracts(services.db)), turnaround: turnaround(allRounds(services.db), houseNow(services)) }
}
