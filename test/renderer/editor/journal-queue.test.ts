import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
  type JournalQueue,
} from '#renderer/editor/journal/journal-queue.ts'

type Event = { kind: 'type'; count: number } | { kind: 'send'; limit: number } | { kind: 'reply' } | { kind: 'fail' }

const events = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('type' as const), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('send' as const), limit: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('reply' as const) }),
    fc.record({ kind: fc.constant('fail' as const) }),
  ),
  { maxLength: 80 },
)

/** Plays events against a queue and a disk that keeps what it acknowledges. */
function play(script: readonly Event[]): { queue: JournalQueue<number>; disk: number[]; typed: number } {
  let queue = emptyQueue<number>(0)
  let typed = 0
  const disk: number[] = []
  for (const event of script) {
    if (event.kind === 'type') {
      queue = enqueue(queue, Array.from({ length: event.count }, () => (typed += 1)))
    } else if (event.kind === 'send') {
      queue = sendNext(queue, event.limit)
    } else if (queue.inFlight.length > 0) {
      if (event.kind === 'fail') queue = returnToWaiting(queue, { code: 'disk.full', message: 'The disk is full.', final: false })
      else {
        expect(queue.acknowledged).toBe(disk.length)
        disk.push(...queue.inFlight)
        queue = acknowledge(queue, disk.length)
      }
    }
    expect([...disk, ...queue.inFlight, ...queue.waiting]).toEqual(Array.from({ length: typed }, (_, index) => index + 1))
    if (saveState(queue).state === 'saved') expect(disk).toHaveLength(typed)
  }
  return { queue, disk, typed }
}

describe('the queue to the journal', () => {
  it('keeps every step exactly once and in order, whatever fails, and says saved only when all of it is on the disk', () => {
    fc.assert(fc.property(events, (script) => void play(script)))
  })

  it('gets everything to the disk once requests succeed again', () => {
    fc.assert(
      fc.property(events, (script) => {
        const played = play(script)
        let { queue } = played
        const { disk, typed } = played
        for (let round = 0; pending(queue) > 0 && round <= typed + 1; round += 1) {
          queue = sendNext(queue)
          disk.push(...queue.inFlight)
          queue = acknowledge(queue, disk.length)
        }
        expect(disk).toHaveLength(typed)
        expect(saveState(queue)).toEqual({ state: 'saved' })
      }),
    )
  })

  it('never has two requests under way', () => {
    const flying = sendNext(enqueue(emptyQueue<string>(4), ['a']))
    expect(canSend(enqueue(flying, ['b']))).toBe(false)
    expect(sendNext(enqueue(flying, ['b'])).inFlight).toEqual(['a'])
  })

  it('stops sending when the journal has moved on, and says so until the draft is loaded again', () => {
    const refused = returnToWaiting(sendNext(enqueue(emptyQueue<string>(0), ['a'])), { code: 'draft.out-of-step', message: 'Changed elsewhere.', final: true })
    expect(canSend(enqueue(refused, ['b']))).toBe(false)
    expect(saveState(refused)).toEqual({ state: 'failed', code: 'draft.out-of-step', message: 'Changed elsewhere.', final: true })
  })

  it('waits longer after each failure, and never more than fifteen seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 50].map(retryDelay)).toEqual([0, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
  })
})
