/** Why steps could not be written. `final` means that trying again cannot help: the journal has moved on without us. */
export interface JournalProblem {
  readonly code: string
  readonly message: string
  readonly final: boolean
}

/**
 * Steps on their way to the disk, oldest first: those sent and not yet answered, then those waiting. `acknowledged` is the sequence
 * number up to which everything is on the disk. Every step is in exactly one of the three places, so none is lost or sent out of order.
 */
export interface JournalQueue<Step> {
  readonly acknowledged: number
  readonly inFlight: readonly Step[]
  readonly waiting: readonly Step[]
  readonly problem: JournalProblem | null
  /** Failures in a row since the last answer; the driver waits longer after each. */
  readonly failures: number
}

/** What the window shows about the draft. Only `saved` means that everything is on the disk. */
export type SaveState = { readonly state: 'saved' } | { readonly state: 'saving' } | { readonly state: 'failed'; readonly code: string; readonly message: string; readonly final: boolean }

/** The most steps one request may carry (shared/ipc/api.ts allows 10,000). */
export const batchLimit = 2_000

export function emptyQueue<Step>(sequence: number): JournalQueue<Step> {
  return { acknowledged: sequence, inFlight: [], waiting: [], problem: null, failures: 0 }
}

export function enqueue<Step>(queue: JournalQueue<Step>, steps: readonly Step[]): JournalQueue<Step> {
  return { ...queue, waiting: [...queue.waiting, ...steps] }
}

/** Whether a request should be sent now: something waits, none is under way, and the journal still agrees with us. */
export function canSend<Step>(queue: JournalQueue<Step>): boolean {
  return queue.waiting.length > 0 && queue.inFlight.length === 0 && queue.problem?.final !== true
}

/** Moves the oldest waiting steps into flight; the request carries `inFlight` and follows `acknowledged`. */
export function sendNext<Step>(queue: JournalQueue<Step>, limit: number = batchLimit): JournalQueue<Step> {
  if (!canSend(queue)) return queue
  return { ...queue, inFlight: queue.waiting.slice(0, limit), waiting: queue.waiting.slice(limit) }
}

/** The steps in flight are on the disk; the journal now stands at `sequence`. */
export function acknowledge<Step>(queue: JournalQueue<Step>, sequence: number): JournalQueue<Step> {
  return { ...queue, acknowledged: sequence, inFlight: [], problem: null, failures: 0 }
}

/** The request failed: its steps go back to the front, in their order. */
export function returnToWaiting<Step>(queue: JournalQueue<Step>, problem: JournalProblem): JournalQueue<Step> {
  return { ...queue, inFlight: [], waiting: [...queue.inFlight, ...queue.waiting], problem, failures: queue.failures + 1 }
}

export function pending<Step>(queue: JournalQueue<Step>): number {
  return queue.inFlight.length + queue.waiting.length
}

export function saveState<Step>(queue: JournalQueue<Step>): SaveState {
  if (queue.problem !== null) return { state: 'failed', ...queue.problem }
  return pending(queue) === 0 ? { state: 'saved' } : { state: 'saving' }
}

/** How long to wait before trying again, in milliseconds: 0.5 s, doubled for each failure in a row, at most 15 s. */
export function retryDelay(failures: number): number {
  return failures === 0 ? 0 : Math.min(15_000, 500 * 2 ** Math.min(failures - 1, 10))
}
