import { useEffect, useRef, useState } from 'react'
import type { Suggestion } from '#shared/ipc/obligations-api.ts'
import { attempt } from '#renderer/lib/notify.tsx'

/** As long as the notice offers to take it back, in milliseconds. */
const patience = 10_000

export interface HeldRejections {
  /** What is rejected but not told to the application yet. */
  readonly keys: ReadonlySet<string>
  readonly reject: (suggestion: Suggestion) => void
  readonly takeBack: (key: string) => void
}

/** A rejection is final once it is told, so it is held for as long as it can be taken back; leaving the panel tells what is held. */
export function useHeldRejections(tell: (suggestion: Suggestion) => Promise<unknown>): HeldRejections {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const held = useRef(new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly send: () => void }>())
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => {
    const waiting = held.current
    return () => {
      for (const { timer, send } of waiting.values()) {
        clearTimeout(timer)
        send()
      }
      waiting.clear()
    }
  }, [])
  return {
    keys,
    reject(suggestion) {
      const send = () => {
        held.current.delete(suggestion.key)
        attempt(() => latest.current(suggestion))
      }
      held.current.set(suggestion.key, { timer: setTimeout(send, patience), send })
      setKeys(before => new Set([...before, suggestion.key]))
    },
    takeBack(key) {
      clearTimeout(held.current.get(key)?.timer)
      held.current.delete(key)
      setKeys(before => new Set([...before].filter(each => each !== key)))
    },
  }
}
