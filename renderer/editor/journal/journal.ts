import type { Step } from 'prosemirror-transform'
import {
  acknowledge,
  canSend,
  emptyQueue,
  enqueue,
  pending,
  retryDelay,
  returnToWaiting,
  saveState,
  sendNext,
  type JournalProblem,
  type JournalQueue,
  type SaveState,
} from '#renderer/editor/journal/journal-queue.ts'

/** One request to the journal: steps as JSON, and the sequence number the first of them follows. */
export interface JournalRequest {
  readonly after: number
  readonly steps: Record<string, unknown>[]
}

/** Writes steps to the disk and answers the journal's new sequence number; rejects with `code` and `message` if they were not kept. */
export type SendSteps = (request: JournalRequest) => Promise<{ readonly sequence: number }>

/** The way of a draft's changes to the disk. What `state` calls saved is on the disk. */
export interface Journal {
  append(steps: readonly Step[]): void
  /** Sends what waits without delay; resolves when nothing waits or sending failed. */
  flush(): Promise<void>
  state(): SaveState
  unsaved(): number
  subscribe(listener: (state: SaveState) => void): () => void
  dispose(): void
}

/** At most one request in this many milliseconds while someone types without pause. */
const interval = 150

/** "Saved" is told after so long a rest: while someone types on, the mark stays at "Saving" instead of changing with every key. */
const rest = 300

/** The journal's refusal for a draft that changed behind this window's back. */
const outOfStep = 'draft.out-of-step'

function problemOf(error: unknown): JournalProblem {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'draft.unreachable'
  const said = error instanceof Error && error.message !== '' ? error.message : 'The last changes could not be written to the disk.'
  if (code === outOfStep) {
    return { code, final: true, message: 'This draft was changed in another place, so your last changes were not added to it. Copy what you need, then load the draft again.' }
  }
  return { code, final: false, message: said }
}

export function createJournal(options: { readonly sequence: number; readonly send: SendSteps }): Journal {
  let queue: JournalQueue<Step> = emptyQueue(options.sequence)
  let timer: ReturnType<typeof setTimeout> | null = null
  let lastSent = Number.NEGATIVE_INFINITY
  let underWay: Promise<void> | null = null
  let disposed = false
  let told = saveState(queue)
  let settling: ReturnType<typeof setTimeout> | null = null
  const listeners = new Set<(state: SaveState) => void>()

  function tell(state: SaveState): void {
    const same = told.state === state.state && (told.state !== 'failed' || state.state !== 'failed' || told.message === state.message)
    if (same) return
    told = state
    for (const listener of listeners) listener(state)
  }

  function become(next: JournalQueue<Step>): void {
    queue = next
    const state = saveState(queue)
    if (settling !== null) clearTimeout(settling)
    settling = null
    if (state.state === 'saved') settling = setTimeout(() => tell(state), rest)
    else tell(state)
  }

  async function send(): Promise<void> {
    become(sendNext(queue))
    lastSent = performance.now()
    try {
      const reply = await options.send({ after: queue.acknowledged, steps: queue.inFlight.map((step) => step.toJSON() as Record<string, unknown>) })
      become(acknowledge(queue, reply.sequence))
    } catch (error) {
      become(returnToWaiting(queue, problemOf(error)))
    } finally {
      underWay = null
    }
    schedule()
  }

  function start(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    underWay ??= canSend(queue) ? send() : null
    return underWay ?? Promise.resolve()
  }

  function schedule(): void {
    if (timer !== null || underWay !== null || disposed || !canSend(queue)) return
    const pause = queue.failures > 0 ? retryDelay(queue.failures) : Math.max(0, lastSent + interval - performance.now())
    timer = setTimeout(() => void start(), pause)
  }

  return {
    append(steps) {
      if (steps.length === 0 || disposed) return
      become(enqueue(queue, steps))
      schedule()
    },
    async flush() {
      await underWay
      while (canSend(queue)) {
        await start()
        if (queue.problem !== null) return
      }
    },
    state: () => saveState(queue),
    unsaved: () => pending(queue),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      disposed = true
      if (timer !== null) clearTimeout(timer)
      if (settling !== null) clearTimeout(settling)
      timer = null
      settling = null
      listeners.clear()
    },
  }
}
