import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whenRecorded } from '#renderer/features/obligations/reminders/when-recorded.ts'
import type { HostEvent } from '#renderer/lib/transport.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listening() {
  const listeners = new Set<(event: HostEvent) => void>()
  const reload = vi.fn()
  const stop = whenRecorded(listener => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, reload)
  return { reload, stop, listeners, tell: (topic: string) => listeners.forEach(listener => listener({ topic, data: null })) }
}

describe('the reminders are read anew', () => {
  it('after a deed, and once after several in a row', () => {
    const { reload, tell } = listening()
    for (let deed = 0; deed < 5; deed++) tell('recorded')
    vi.runAllTimers()
    expect(reload).toHaveBeenCalledTimes(1)
    tell('recorded')
    vi.runAllTimers()
    expect(reload).toHaveBeenCalledTimes(2)
  })

  it('for nothing else, and not once the window looks elsewhere', () => {
    const { reload, tell, stop, listeners } = listening()
    tell('progress')
    vi.runAllTimers()
    tell('recorded')
    stop()
    vi.runAllTimers()
    expect([reload.mock.calls.length, listeners.size]).toEqual([0, 0])
  })
})
