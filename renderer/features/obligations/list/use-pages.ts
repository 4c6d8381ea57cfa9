import { useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '#shared/ipc/api.ts'
import type { ObligationQuery, OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export const pageSize = 100

interface Pages {
  /** The question they answer. */
  readonly to: string
  readonly total: number
  readonly overdue: number
  readonly pages: ReadonlyMap<number, readonly OccurrenceRow[]>
}

export interface PagedRows {
  /** Null until the first page is there. */
  readonly total: number | null
  readonly overdue: number
  readonly failure: Failure | null
  /** Null where the row's page is not there yet. */
  readonly rowAt: (index: number) => OccurrenceRow | null
  /** Asks for the pages that hold these rows, unless they are there or under way. */
  readonly need: (first: number, last: number) => void
  readonly reload: () => void
}

type Answer = Output<'obligations.list'>

/** A long list of which only the pages that are looked at are fetched. What was shown stays until the first page of another question is there. */
export function usePages(key: string, query: (page: { readonly offset: number; readonly limit: number }) => ObligationQuery): PagedRows {
  const [times, setTimes] = useState(0)
  const question = `${key} #${times}`
  const [held, setHeld] = useState<Pages | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useRef({ question, query, asked: new Set<string>() })
  useEffect(() => {
    latest.current = { ...latest.current, question, query }
  })
  const fetchPage = useCallback((page: number) => {
    const { question: asking, query: ask, asked } = latest.current
    const mark = `${asking} ${page}`
    if (asked.has(mark)) return
    asked.add(mark)
    const take = ({ rows, total, overdue }: Answer): void => {
      if (latest.current.question !== asking) return
      setFailure(null)
      setHeld(before => ({ to: asking, total, overdue, pages: new Map([...(before?.to === asking ? before.pages : []), [page, rows]]) }))
    }
    call('obligations.list', ask({ offset: page * pageSize, limit: pageSize })).then(take, (error: unknown) => {
      asked.delete(mark)
      if (latest.current.question === asking) setFailure(failureFrom(error))
    })
  }, [])
  // Another question is asked from its first page; the page itself is fetched by what the ref holds.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => fetchPage(0), [question, fetchPage])
  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) fetchPage(page)
    },
    [fetchPage],
  )
  const rowAt = (index: number) => held?.pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null
  const reload = useCallback(() => setTimes(before => before + 1), [])
  return { total: held?.total ?? null, overdue: held?.overdue ?? 0, failure, rowAt, need, reload }
}
