import { useCallback, useState } from 'react'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export interface Verb {
  readonly busy: boolean
  readonly failure: Failure | null
  /** Does the work; what it refuses is kept for the form to show. */
  run(work: () => Promise<unknown>): void
  clear(): void
}

/** One thing a form does: whether it is under way, and what it was refused for. */
export function useVerb(): Verb {
  const [state, setState] = useState<{ busy: boolean; failure: Failure | null }>({ busy: false, failure: null })
  const run = useCallback((work: () => Promise<unknown>) => {
    setState({ busy: true, failure: null })
    work().then(
      () => setState({ busy: false, failure: null }),
      (error: unknown) => setState({ busy: false, failure: failureFrom(error) }),
    )
  }, [])
  const clear = useCallback(() => setState({ busy: false, failure: null }), [])
  return { ...state, run, clear }
}
