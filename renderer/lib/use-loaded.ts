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

interface Answer<T> {
  /** The question it answers. */
  readonly to: string
  readonly value: T | null
  readonly failure: Failure | null
}

/**
 * Loads something when the screen appears and whenever `key` changes. Meanwhile, and after a failure, the value before stays; a late
 * answer to an earlier question is dropped.
 */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [times, setTimes] = useState(0)
  const [answer, setAnswer] = useState<Answer<T>>({ to: '', value: null, failure: null })
  const question = `${key} #${times}`
  const loader = useRef(load)
  useEffect(() => {
    loader.current = load
  })
  useEffect(() => {
    let current = true
    const ask = async (): Promise<void> => {
      try {
        const value = await loader.current()
        if (current) setAnswer({ to: question, value, failure: null })
      } catch (error) {
        if (current) setAnswer(before => ({ to: question, value: before.value, failure: failureFrom(error) }))
      }
    }
    void ask()
    return () => {
      current = false
    }
  }, [question])
  const reload = useCallback(() => setTimes(before => before + 1), [])
  const replace = useCallback((value: T) => setAnswer({ to: question, value, failure: null }), [question])
  const loading = answer.to !== question
  return { value: answer.value, failure: loading ? null : answer.failure, loading, reload, replace }
}
