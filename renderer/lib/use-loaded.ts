import { useCallback, useEffect, useRef, useState } from 'react'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export interface Loaded<T> {
  readonly value: T | null
  readonly failure: Failure | null
  readonly loading: boolean
  reload(): void
  /** Puts in place what a verb has answered. */
  replace(value: T): void
}

/** Loads something when the screen appears and whenever `key` changes; a late answer to an earlier question is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ value: T | null; failure: Failure | null; loading: boolean }>({ value: null, failure: null, loading: true })
  const latest = useRef(0)
  const loader = useRef(load)
  loader.current = load
  const reload = useCallback(() => {
    latest.current += 1
    const question = latest.current
    setState(before => ({ ...before, loading: true, failure: null }))
    loader.current().then(
      value => {
        if (question === latest.current) setState({ value, failure: null, loading: false })
      },
      (error: unknown) => {
        if (question === latest.current) setState(before => ({ ...before, failure: failureFrom(error), loading: false }))
      },
    )
  }, [])
  useEffect(reload, [key, reload])
  const replace = useCallback((value: T) => setState({ value, failure: null, loading: false }), [])
  return { ...state, reload, replace }
}
