import { setImmediate as untilOthersHadTheirTurn } from 'node:timers/promises'
import { anchorsOf, replan } from '#electron/obligations/replan.ts'
import type { Services } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { obligationsToPlan, obligationsToPlanOf, type PlannedAtLeast } from '#electron/store/repositories/obligations.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { addMonths } from '#shared/lib/calendar-arithmetic.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Anchors } from '#shared/obligations/first-due.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'

/** Occurrences are made anew once less than so many months ahead are left; lists wait for it only where less than the second are. */
const LEAST_AHEAD_IN_MONTHS = 12
const NEEDED_AHEAD_IN_MONTHS = 6

/** The most obligations that are read for one slice, and for how many milliseconds a slice goes on to plan them. */
const MOST_IN_SLICE = 50
const SLICE_IN_MS = 12

function atLeast(services: Services, months: number): PlannedAtLeast {
  const on = services.today()
  return { on, through: addMonths(on, months) }
}

/** Plans obligations in one change until the time of a slice is over; at least one, so that it comes to an end. */
function planSome(services: Services, due: readonly Obligation[], milliseconds: number): void {
  const until = performance.now() + milliseconds
  services.write((writer) => {
    const known = new Map<ContractId, Anchors>()
    for (const obligation of due) {
      const anchors = known.get(obligation.contract) ?? anchorsOf(services, getContract(writer.db, obligation.contract))
      known.set(obligation.contract, anchors)
      replan(services, writer, obligation, anchors)
      if (performance.now() > until) return
    }
  })
}

/** Plans everything there is to plan, in slices, between which whatever else is asked is answered. False where the workspace was closed meanwhile. */
async function planAll(services: Services, months: number): Promise<boolean> {
  for (;;) {
    if (!services.db.open) return false
    const due = obligationsToPlan(services.db, atLeast(services, months), MOST_IN_SLICE)
    if (due.length === 0) return true
    planSome(services, due, SLICE_IN_MS)
    await untilOthersHadTheirTurn()
  }
}

/** The workspaces in which occurrences are being made that nobody waits for. */
const underWay = new WeakSet<Services>()

async function planAhead(services: Services): Promise<void> {
  if (underWay.has(services)) return
  underWay.add(services)
  try {
    await untilOthersHadTheirTurn()
    await planAll(services, LEAST_AHEAD_IN_MONTHS)
  } catch (error) {
    // Nobody waits for it, and whoever asks for a list that needs it is told.
    services.report(error)
  } finally {
    underWay.delete(services)
  }
}

/**
 * Makes occurrences ahead as time goes on, and moves those that hang on a term that went on. Once a day there may be something to do. Resolves once
 * lists of the next months are right; what lies further ahead is made after that. Throws session.none if the workspace is closed meanwhile.
 */
export async function keepPlanned(services: Services): Promise<void> {
  if (!(await planAll(services, NEEDED_AHEAD_IN_MONTHS))) throw new AppError('session.none', 'The workspace was closed. Nothing is lost; open it again.')
  if (obligationsToPlan(services.db, atLeast(services, LEAST_AHEAD_IN_MONTHS), 1).length > 0) void planAhead(services)
}

/** The same for one contract, at once. */
export function keepContractPlanned(services: Services, contract: ContractId): void {
  const due = obligationsToPlanOf(services.db, contract, atLeast(services, LEAST_AHEAD_IN_MONTHS))
  if (due.length > 0) planSome(services, due, Number.POSITIVE_INFINITY)
}
