import { useSyncExternalStore } from 'react'

const halfMinute = 30_000
const listeners = new Set<() => void>()
let now = new Date()
let timer: ReturnType<typeof setInterval> | null = null

/** The time as it was said last, unless that is half a minute ago. */
function time(): Date {
  if (Date.now() - now.getTime() >= halfMinute) now = new Date()
  return now
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, halfMinute)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

/** The time, to the half minute, for what says how long ago something was; one timer for all of them. */
export function useMinute(): Date {
  return useSyncExternalStore(listen, time)
}
